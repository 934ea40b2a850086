mod import;
mod parcel;

use anyhow::Result;
use clap::Parser;
use std::path::PathBuf;

/// Loads municipal parcel files into PostGIS
#[derive(Parser)]
struct Args {
    file: PathBuf,
    /// Where the file is from, e.g. "alkis" or "osm"
    #[arg(long = "import-source", env = "IMPORT_SOURCE", default_value = "alkis")]
    import_source: String,
    #[arg(long, env = "DATABASE_URL")]
    database: String,
    /// Remove the parcels of an earlier import instead
    #[arg(long)]
    undo: Option<uuid::Uuid>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let args = Args::parse();
    let pool = sqlx::PgPool::connect(&args.database).await?;
    if let Some(import_id) = args.undo {
        println!("{} parcels removed", import::undo(&pool, import_id).await?);
        return Ok(());
    }
    let parcels = parcel::read(&args.file)?;
    let import = import::Import::begin(&pool, &args.import_source).await?;
    let n = import.load(&pool, &parcels).await?;
    println!("import {}: {n} parcels", import.import_id);
    Ok(())
}
