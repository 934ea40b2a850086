import pandas as pd
from analytics.clean import normalise_source, phone


def test_normalise_source():
    df = pd.DataFrame({"import_source": [" Atlas", "", None, "elation"]})
    assert normalise_source(df)["import_source"].dropna().tolist() == ["atlas", "elation"]


def test_phone():
    assert phone("(415) 555-0188") == "4155550188"
