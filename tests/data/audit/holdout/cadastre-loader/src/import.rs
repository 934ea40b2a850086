use anyhow::Result;
use sqlx::PgPool;
use uuid::Uuid;

use crate::parcel::Parcel;

#[derive(Debug, sqlx::FromRow)]
pub struct Import {
    pub import_id: Uuid,
    pub import_source: String,
}

impl Import {
    pub async fn begin(pool: &PgPool, import_source: &str) -> Result<Self> {
        let import = sqlx::query_as::<_, Import>(
            "INSERT INTO imports (import_id, import_source) VALUES ($1, $2) RETURNING import_id, import_source",
        )
        .bind(Uuid::new_v4())
        .bind(import_source)
        .fetch_one(pool)
        .await?;
        Ok(import)
    }

    pub async fn load(&self, pool: &PgPool, parcels: &[Parcel]) -> Result<u64> {
        let mut tx = pool.begin().await?;
        for p in parcels {
            sqlx::query("INSERT INTO parcels (import_id, number, area, geom) VALUES ($1, $2, $3, ST_GeomFromGeoJSON($4))")
                .bind(self.import_id)
                .bind(&p.number)
                .bind(p.area)
                .bind(p.geometry.to_string())
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(parcels.len() as u64)
    }
}

pub async fn undo(pool: &PgPool, import_id: Uuid) -> Result<u64> {
    Ok(sqlx::query("DELETE FROM parcels WHERE import_id = $1")
        .bind(import_id)
        .execute(pool)
        .await?
        .rows_affected())
}
