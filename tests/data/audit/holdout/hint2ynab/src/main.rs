mod hint;
mod ynab;

use anyhow::Result;
use chrono::NaiveDate;
use clap::Parser;

#[derive(Parser)]
struct Args {
    #[arg(long, env = "HINT_TOKEN", hide_env_values = true)]
    hint_token: String,
    #[arg(long, env = "YNAB_TOKEN", hide_env_values = true)]
    ynab_token: String,
    #[arg(long, default_value = "last-used")]
    budget: String,
    #[arg(long)]
    account: String,
    #[arg(long)]
    since: NaiveDate,
    #[arg(long)]
    dry_run: bool,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let hint = hint::Client::new(&args.hint_token);
    let mut txs = Vec::new();
    for inv in hint.paid_invoices(args.since)? {
        txs.push(ynab::Transaction::from_invoice(&inv, &args.account));
    }
    eprintln!("{} invoices", txs.len());
    if args.dry_run {
        println!("{}", serde_json::to_string_pretty(&txs)?);
        return Ok(());
    }
    let saved = ynab::Client::new(&args.ynab_token).create(&args.budget, txs)?;
    eprintln!("{} new, {} seen before", saved.transaction_ids.len(), saved.duplicate_import_ids.len());
    Ok(())
}
