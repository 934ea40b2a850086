mod hash;
mod import;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand};
use rusqlite::Connection;

use import::{import_tree, undo, ImportId};

#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[arg(long, env = "SHOTBOX_LIBRARY")]
    library: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Copy new photos into the library
    Import { path: PathBuf },
    /// Remove everything that came with an import
    Undo { import_id: i64 },
}

fn main() -> Result<()> {
    let cli = Cli::parse();
    let db = Connection::open(cli.library.join("shotbox.sqlite"))?;
    match cli.command {
        Command::Import { path } => {
            let id = import_tree(&db, &cli.library, &path)?;
            println!("import {}", id.0);
        }
        Command::Undo { import_id } => {
            println!("{} photos removed", undo(&db, ImportId(import_id))?);
        }
    }
    Ok(())
}
