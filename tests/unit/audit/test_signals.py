"""Each thing that speaks for the Hint API, once where it does and once where it looks like it."""

import pytest

from hintctl.audit.signal_patterns import Basis
from hintctl.audit.signals import Credit, Signal, other_hint_in, signals_in, signals_of_path, strength

CERTAIN, NAME, PATH, SHAPE = Basis.CERTAIN, Basis.NAME, Basis.PATH, Basis.SHAPE


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("https://api.hint.com/api", CERTAIN),
        ("http://api.sandbox.hint.com", CERTAIN),
        ("api.staging.hint.com:443", CERTAIN),
        ('"API.HINT.COM"', CERTAIN),
        ("See api.hint.com.", CERTAIN),
        ("//api.hint.com/", CERTAIN),
        ("https://developers.hint.com/docs", CERTAIN),
        ("https://hint.com", CERTAIN),
        ("app.hint.com", CERTAIN),
        ("pat-n32hjf4mmu1s", CERTAIN),
        ('"pct-9Kd2mVx7Qw1Z"', CERTAIN),
        ("integration_record_id, integration_sync_status", CERTAIN),
        ("{ providerWebLink, integrationRecordId }", CERTAIN),
        ("HINT_API_KEY", NAME),
        ("ENV['HINT_TOKEN']", NAME),
        ("integration_record_id", NAME),
        ("IntegrationRecordID", NAME),
        ("integration-record-id", NAME),
        ("integration_sync_status", NAME),
        ("provider_web_link", NAME),
        ("/api/provider", PATH),
        ('"/provider/patients"', PATH),
        ("base + 'provider/practitioners'", PATH),
        ("/customer_invoices", PATH),
        ("hint_patient", NAME),
        ("HintClient", NAME),
        ("hint-health", NAME),
        ("hint.patients", NAME),
        ("stg_hint__patients", NAME),
        ("{{ source('hint', 'patients') }}", NAME),
        ("package hint\n", NAME),
        ("package com.acme.hint;\n", NAME),
        ("module Hint\n", NAME),
        ("defmodule Portal.Hint do\n", NAME),
        ("Hint::Patient.find(1)", NAME),
        ('import "github.com/acme/go-hint"', NAME),
        ("from .hint import patients\n", NAME),
        ("import x from '../hint/api'", NAME),
        ("Hint's API", NAME),
        ("synced from Hint every night", NAME),
        ("lead_source membership_status", SHAPE),
        ("import_id, import_source, external_link_id", SHAPE),
        ("ImportID ImportSource ExternalLinkID", SHAPE),
    ],
)
def test_speaks_for_hint(text: str, basis: Basis) -> None:
    found = signals_in(text)
    assert basis in {signal.basis for signal in found}
    assert min(signal.basis for signal in found) == basis
    assert [signal.strength for signal in found] == sorted((signal.strength for signal in found), reverse=True)


@pytest.mark.parametrize(
    "text",
    [
        "https://api.drhint.com",
        "https://drhint.com",
        "https://www.dr-hint.com",
        "https://api.hint.com.au",
        "https://api.hint.company",
        "https://api.hint.community",
        "https://hint.com.evil.example",
        "https://xapi.hint.com.br",
        "https://hint.co",
        "https://hint.commerce.io",
        "me@hint.com.au",
        "pat-abcdefghijkl",  # no digit: words
        "pat-123456789012",
        "pat-n32hjf4mmu1s9",
        "xpat-n32hjf4mmu1s",
        "pat-n32hjf4mmu1",
        "inv-2",
        "HINTS_API_KEY",
        "WHINT_API_KEY",
        "HINT_TEXT",
        "integration_record_ids",
        "integration_records",
        "belongs_to :integration_record, foreign_key: :integration_record_id\nhas_many :integration_records",
        "integration_status",
        "api/providers",
        "/api/provider-search",
        "subprovider/patients",
        "/provider/patient_portal",
        "/our_customer_invoices",
        "hint_text",
        "hints",
        "chintapi",
        "HintTooltip",
        "typehint",
        "package hints\n",
        "package lint\n",
        "module Hints\n",
        "# a hint: use import_id",
        "membership_status",
        "lead_source",
        "import_id and import_source",
        "import_id, import_source, external_link_ids",
        "",
    ],
)
def test_does_not_speak_for_hint(text: str) -> None:
    assert signals_in(text) == ()


def test_what_is_far_down_or_among_much_else_is_seen() -> None:
    for filler in ("x" * 5000, "word " * 2000, "line\n" * 2000, "İ" * 3000, "İ\n" * 3000, "ß" * 3000):
        for text in (f"{filler} https://api.hint.com {filler}", f"{filler}\n\tpackage hint\n{filler}"):
            assert signals_in(text), text[:20]


def test_what_stands_at_any_distance_from_another_hint_is_bounded_all_the_same() -> None:
    for distance in range(1, 400):
        text = f"hint{' ' * distance}www.drhint.com"
        assert signals_in(text) == (), distance
        text = f"hint{' ' * distance}a package hint"
        assert not any("package" in signal.what for signal in signals_in(text)), distance


@pytest.mark.parametrize(
    "path",
    [
        "hint/patient.go", "src/hint_api/client.py", "lib/hint-client.rb", "HintClient.java", "app/HintPatient.cs",
        "vendor/go-hint/x.go", "a/hint.rb", "models/stg_hint.sql",
    ],
)  # fmt: skip
def test_a_path_is_named_for_hint(path: str) -> None:
    assert signals_of_path(path)


@pytest.mark.parametrize("path", ["hints/a.py", "drhint/a.py", "whintfield.js", "lint/a.py", "a/b.py", "chint_api.rb"])
def test_a_path_is_not_named_for_hint(path: str) -> None:
    assert signals_of_path(path) == ()


def test_a_folder_of_another_hint_is_worth_less_than_one_of_hints_client() -> None:
    assert strength(signals_of_path("hint_tooltip/a.py")) < strength(signals_of_path("hint_client/a.py"))


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("x https://www.drhint.com/v1", "https://www.drhint.com"),
        ("https://hint.company.io", "https://hint.company.io"),
        ("https://api.hint.com.au/x", "https://api.hint.com.au"),
        ("https://api.hint.com/x", ""),
        ("https://hint.com", ""),
        ("https://api.sandbox.hint.com", ""),
        ("https://api.example.com", ""),
    ],
)
def test_other_hints(text: str, url: str) -> None:
    assert other_hint_in(text) == url


def test_strength_is_the_strongest_and_a_little_for_each_more() -> None:
    strong = Signal(what="a", strength=3.0, basis=CERTAIN)
    weak = Signal(what="b", strength=1.0, basis=SHAPE)
    assert strength(()) == 0
    assert strength([strong]) == 3.0
    assert 3.0 < strength([weak, strong]) < 4.0
    assert strength([strong] * 20) <= 6.0
    assert strength([strong], Credit(name=0.1, shape=0.1)) == 3.0
    assert strength([weak], Credit(shape=0.5)) == 0.5
