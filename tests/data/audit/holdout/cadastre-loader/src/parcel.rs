use std::{fs, path::Path};

use anyhow::{Context, Result};
use geojson::GeoJson;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parcel {
    pub number: String,
    pub area: f64,
    #[serde(rename = "importSource", skip_serializing_if = "Option::is_none")]
    pub import_source: Option<String>,
    pub geometry: serde_json::Value,
}

pub fn read(path: &Path) -> Result<Vec<Parcel>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let GeoJson::FeatureCollection(fc) = text.parse()? else {
        anyhow::bail!("{}: not a FeatureCollection", path.display());
    };
    fc.features
        .into_iter()
        .map(|f| {
            Ok(Parcel {
                number: f.property("flurstueck").and_then(|v| v.as_str()).unwrap_or_default().to_owned(),
                area: f.property("area").and_then(|v| v.as_f64()).unwrap_or(0.0),
                import_source: f.property("import_source").and_then(|v| v.as_str()).map(str::to_owned),
                geometry: serde_json::to_value(f.geometry)?,
            })
        })
        .collect()
}
