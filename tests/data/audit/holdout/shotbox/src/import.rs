use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use rusqlite::{params, Connection};
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use crate::hash::hash_file;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ImportSource {
    Card { volume: String },
    Phone { serial: String },
    Folder { path: PathBuf },
    Takeout { archive: PathBuf },
}

impl ImportSource {
    pub fn name(&self) -> &'static str {
        match self {
            ImportSource::Card { .. } => "card",
            ImportSource::Phone { .. } => "phone",
            ImportSource::Folder { .. } => "folder",
            ImportSource::Takeout { .. } => "takeout",
        }
    }

    /// Guess from the mount point, cameras always have a DCIM folder.
    pub fn detect(path: &Path) -> Self {
        if path.join("DCIM").is_dir() {
            let volume = path
                .file_name()
                .map(|s| s.to_string_lossy().into_owned())
                .unwrap_or_default();
            return ImportSource::Card { volume };
        }
        ImportSource::Folder { path: path.to_owned() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ImportId(pub i64);

pub struct ImportSession<'a> {
    db: &'a Connection,
    pub id: ImportId,
    pub copied: usize,
    pub duplicates: usize,
}

impl<'a> ImportSession<'a> {
    pub fn begin(db: &'a Connection, source: &ImportSource) -> Result<Self> {
        let now: DateTime<Utc> = Utc::now();
        db.execute(
            "INSERT INTO imports (started_at, import_source) VALUES (?1, ?2)",
            params![now.to_rfc3339(), source.name()],
        )?;
        Ok(Self { db, id: ImportId(db.last_insert_rowid()), copied: 0, duplicates: 0 })
    }

    pub fn add(&mut self, file: &Path, library: &Path) -> Result<()> {
        let digest = hash_file(file)?;
        let known: i64 = self.db.query_row(
            "SELECT count(*) FROM photos WHERE digest = ?1",
            params![digest],
            |r| r.get(0),
        )?;
        if known > 0 {
            self.duplicates += 1;
            return Ok(());
        }
        let target = library.join(&digest[..2]).join(&digest);
        fs::create_dir_all(target.parent().unwrap())?;
        fs::copy(file, &target).with_context(|| format!("copy {}", file.display()))?;
        self.db.execute(
            "INSERT INTO photos (digest, original_name, import_id) VALUES (?1, ?2, ?3)",
            params![digest, file.file_name().unwrap().to_string_lossy(), self.id.0],
        )?;
        self.copied += 1;
        Ok(())
    }

    pub fn finish(self) -> Result<ImportId> {
        self.db.execute(
            "UPDATE imports SET finished_at = ?1 WHERE id = ?2",
            params![Utc::now().to_rfc3339(), self.id.0],
        )?;
        Ok(self.id)
    }
}

pub fn import_tree(db: &Connection, library: &Path, root: &Path) -> Result<ImportId> {
    let source = ImportSource::detect(root);
    let mut session = ImportSession::begin(db, &source)?;
    for entry in WalkDir::new(root).into_iter().filter_map(|e| e.ok()) {
        if entry.file_type().is_file() {
            session.add(entry.path(), library)?;
        }
    }
    session.finish()
}

pub fn undo(db: &Connection, import_id: ImportId) -> Result<usize> {
    let n = db.execute("DELETE FROM photos WHERE import_id = ?1", params![import_id.0])?;
    db.execute("DELETE FROM imports WHERE id = ?1", params![import_id.0])?;
    Ok(n)
}
