use serde::{Deserialize, Serialize};

const HOST: &str = "https://api.ynab.com/v1";

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Tx {
    pub date: String,
    pub amount: i64,
    pub payee_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memo: Option<String>,
    pub import_id: String,
}

impl Tx {
    pub fn import_id(amount: i64, date: &str, n: usize) -> String {
        format!("YNAB:{amount}:{date}:{n}")
    }
}

#[derive(Deserialize)]
struct Reply {
    #[serde(default)]
    duplicate_import_ids: Vec<String>,
}

pub fn push(txs: Vec<Tx>) -> anyhow::Result<()> {
    let budget = std::env::var("YNAB_BUDGET")?;
    let r: Reply = reqwest::blocking::Client::new()
        .post(format!("{HOST}/budgets/{budget}/transactions"))
        .bearer_auth(std::env::var("YNAB_TOKEN")?)
        .json(&serde_json::json!({ "transactions": txs }))
        .send()?
        .json()?;
    for id in r.duplicate_import_ids {
        eprintln!("hint: {id} was there already");
    }
    Ok(())
}
