use crate::hint::Invoice;
use anyhow::{ensure, Result};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

const BASE: &str = "https://api.ynab.com/v1";

#[derive(Debug, Serialize)]
pub struct Transaction {
    pub account_id: String,
    pub date: NaiveDate,
    /// milliunits
    pub amount: i64,
    pub payee_name: String,
    pub memo: Option<String>,
    pub cleared: &'static str,
    /// at most 36 characters
    pub import_id: String,
}

impl Transaction {
    pub fn from_invoice(inv: &Invoice, account: &str) -> Self {
        let payee = inv.owner.as_ref().map(|o| o.number().to_string()).unwrap_or_else(|| "unknown".into());
        let mut import_id = format!("HINT:{}", inv.number);
        import_id.truncate(36);
        Self {
            account_id: account.into(),
            date: inv.invoice_date,
            amount: inv.amount_in_cents * 10,
            payee_name: format!("Patient {payee}"),
            memo: Some(inv.id.clone()),
            cleared: "cleared",
            import_id,
        }
    }
}

#[derive(Debug, Deserialize)]
pub struct Saved {
    pub transaction_ids: Vec<String>,
    #[serde(default)]
    pub duplicate_import_ids: Vec<String>,
}

#[derive(Deserialize)]
struct Envelope {
    data: Saved,
}

pub struct Client {
    token: String,
}

impl Client {
    pub fn new(token: &str) -> Self {
        Self { token: token.into() }
    }

    pub fn create(&self, budget: &str, transactions: Vec<Transaction>) -> Result<Saved> {
        let res = reqwest::blocking::Client::new()
            .post(format!("{BASE}/budgets/{budget}/transactions"))
            .bearer_auth(&self.token)
            .json(&serde_json::json!({ "transactions": transactions }))
            .send()?;
        ensure!(res.status().is_success(), "ynab: {}", res.text()?);
        Ok(res.json::<Envelope>()?.data)
    }
}
