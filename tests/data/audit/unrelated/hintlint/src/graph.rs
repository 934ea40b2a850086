use crate::ast::{ImportArena, ImportId};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

#[derive(Default)]
pub struct ModuleGraph {
    pub edges: FxHashMap<PathBuf, Vec<(ImportId, PathBuf)>>,
}

impl ModuleGraph {
    pub fn link(&mut self, from: &Path, arena: &ImportArena, ids: &[ImportId]) {
        for &import_id in ids {
            let import_source = arena.import_source(import_id);
            if !import_source.is_relative() {
                continue;
            }
            let to = from.parent().unwrap().join(&import_source.raw);
            self.edges.entry(from.to_path_buf()).or_default().push((import_id, to));
        }
    }
}
