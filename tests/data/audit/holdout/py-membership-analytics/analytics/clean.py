import re

import pandas as pd


def normalise_source(df: pd.DataFrame) -> pd.DataFrame:
    out = df.copy()
    out["import_source"] = out["import_source"].astype(str).str.lower().str.strip()
    out.loc[out.import_source.isin(["", "none", "nan"]), "import_source"] = pd.NA
    return out


def phone(s):
    return re.sub(r"\D", "", s or "")[-10:]


def age_band(dob, today):
    years = (today - pd.to_datetime(dob)).dt.days // 365
    return pd.cut(years, [0, 18, 35, 50, 65, 120], labels=["0-17", "18-34", "35-49", "50-64", "65+"])
