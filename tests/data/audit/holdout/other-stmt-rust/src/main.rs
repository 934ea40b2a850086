use clap::{Parser, Subcommand};

mod camt;
mod store;
mod ynab;

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    cmd: Cmd,
}

#[derive(Subcommand)]
enum Cmd {
    Import {
        #[arg(long, default_value = "camt", value_hint = clap::ValueHint::Other)]
        import_source: String,
        file: std::path::PathBuf,
    },
    Push,
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().cmd {
        Cmd::Import { import_source, file } => {
            let txs = camt::read(&file)?;
            let n = store::Store::open()?.add(&import_source, &txs)?;
            println!("{n} new");
        }
        Cmd::Push => ynab::push(store::Store::open()?.unsent()?)?,
    }
    Ok(())
}
