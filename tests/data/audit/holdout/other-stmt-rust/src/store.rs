use rusqlite::{params, Connection};

use crate::ynab::Tx;

pub struct Store(Connection);

impl Store {
    pub fn open() -> rusqlite::Result<Self> {
        let c = Connection::open("stmt.db")?;
        c.execute_batch(
            "CREATE TABLE IF NOT EXISTS tx (
                import_id TEXT PRIMARY KEY,
                import_source TEXT NOT NULL,
                date TEXT, amount INTEGER, payee TEXT, sent INTEGER DEFAULT 0
            );",
        )?;
        Ok(Store(c))
    }

    pub fn add(&mut self, source: &str, txs: &[Tx]) -> rusqlite::Result<usize> {
        let t = self.0.transaction()?;
        let mut n = 0;
        for x in txs {
            n += t.execute(
                "INSERT OR IGNORE INTO tx (import_id, import_source, date, amount, payee) VALUES (?,?,?,?,?)",
                params![x.import_id, source, x.date, x.amount, x.payee_name],
            )?;
        }
        t.commit()?;
        Ok(n)
    }

    pub fn unsent(&self) -> rusqlite::Result<Vec<Tx>> {
        let mut s = self.0.prepare("SELECT import_id, date, amount, payee FROM tx WHERE sent = 0")?;
        let rows = s.query_map([], |r| {
            Ok(Tx { import_id: r.get(0)?, date: r.get(1)?, amount: r.get(2)?, payee_name: r.get(3)?, memo: None })
        })?;
        rows.collect()
    }
}
