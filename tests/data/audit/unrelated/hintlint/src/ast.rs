use swc_common::Span;

/// Dense number of an import statement in the arena.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ImportId(pub u32);

#[derive(Clone, Debug)]
pub struct ImportSource {
    pub raw: String,
    pub span: Span,
}

impl ImportSource {
    pub fn is_relative(&self) -> bool {
        self.raw.starts_with('.')
    }
}

#[derive(Default)]
pub struct ImportArena {
    items: Vec<(ImportSource, Vec<String>)>,
}

impl ImportArena {
    pub fn push(&mut self, source: ImportSource, names: Vec<String>) -> ImportId {
        let import_id = ImportId(self.items.len() as u32);
        self.items.push((source, names));
        import_id
    }

    pub fn import_source(&self, id: ImportId) -> &ImportSource {
        &self.items[id.0 as usize].0
    }
}
