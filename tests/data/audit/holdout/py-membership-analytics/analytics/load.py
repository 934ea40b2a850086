import pandas as pd

PATIENT_COLS = [
    "id", "first_name", "last_name", "dob", "membership_status", "lead_source",
    "external_link_id", "import_id", "import_source", "created_at",
]
DTYPES = {"import_id": "string", "external_link_id": "string", "import_source": "category"}


def patients(path="data/raw/patients.json"):
    df = pd.read_json(path, dtype=False)[PATIENT_COLS].astype(DTYPES)
    df["created_at"] = pd.to_datetime(df["created_at"])
    df["linked"] = df.external_link_id.notna()
    return df


def invoices(path="data/raw/customer_invoices.json"):
    raw = pd.read_json(path, dtype=False)
    owner = pd.json_normalize(raw.pop("owner")).add_prefix("owner_")
    return raw.join(owner).rename(columns={"owner_import_id": "import_id"})


def emr(path="data/emr_visits.csv"):
    """Visits export of the EMR. chart_no is what was written as import_id at the load."""
    return pd.read_csv(path, dtype={"chart_no": "string"})
