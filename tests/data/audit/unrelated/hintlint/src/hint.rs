use crate::ast::ImportSource;
use std::fmt;

pub enum Hint {
    DeepImport { import_source: ImportSource, file: String },
    Cycle { files: Vec<String> },
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Hint::DeepImport { import_source, file } => write!(f, "{file}: hint: deep import of {}", import_source.raw),
            Hint::Cycle { files } => write!(f, "hint: cycle {}", files.join(" -> ")),
        }
    }
}

pub fn run(_p: &std::path::Path) -> Vec<Hint> {
    Vec::new()
}
