use std::collections::HashMap;
use std::path::Path;

use crate::ynab::Tx;

/// Size hint of a typical monthly file.
const HINT: usize = 128;

pub fn read(path: &Path) -> anyhow::Result<Vec<Tx>> {
    let text = std::fs::read_to_string(path)?;
    let mut seen: HashMap<(i64, String), usize> = HashMap::new();
    let mut out = Vec::with_capacity(HINT);
    for e in entries(&text) {
        let n = seen.entry((e.0, e.1.clone())).or_insert(0);
        *n += 1;
        let import_id = Tx::import_id(e.0, &e.1, *n);
        out.push(Tx { date: e.1, amount: e.0, payee_name: e.2, memo: None, import_id });
    }
    Ok(out)
}

fn entries(text: &str) -> impl Iterator<Item = (i64, String, String)> + '_ {
    text.split("<Ntry>").skip(1).filter_map(|s| {
        Some((tag(s, "Amt")?.parse::<f64>().ok()? as i64 * 1000, tag(s, "Dt")?, tag(s, "Nm").unwrap_or_default()))
    })
}

fn tag(s: &str, t: &str) -> Option<String> {
    let a = s.find(&format!("<{t}>"))? + t.len() + 2;
    let b = s[a..].find(&format!("</{t}>"))?;
    Some(s[a..a + b].to_string())
}
