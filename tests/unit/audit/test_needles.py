"""What counts as found; and that neither git's patterns nor the search pass over anything that the judges look for."""

import subprocess
from pathlib import Path

import pytest

from hintctl.audit.names import find_names
from hintctl.audit.needles import LONGEST, Found, Needles
from hintctl.audit.signal_patterns import Basis
from hintctl.audit.signals import signals_in
from hintctl.audit.source import decode

CORPUS = Path(__file__).parents[2] / "data" / "audit"
NAMES = (
    "import_id", "IMPORT_SOURCE", "ExternalLinkID", "externalLink_id", "importId", "import-source", "external-link-id",
    "sis_import_id", "p.import_id=1", r'"a\nimport_id,b"', "a=1%0Aimport_id=2", "`import_id/source`", "import_id\u00e9",
    "import_id__c",
    "x = 1  # hintctl: ignore", "// HINTCTL:ignore[HINT001]",
)  # fmt: skip
SIGNALS = (
    "https://API.hint.com/", "drhint.com", "hintClient", "hint_patient", "HINT-API-KEY", "Hint::Patient",
    r"Hint\Client", "integration_record_id", "integrationRecordId", "IntegrationSyncStatus", "integrationWebLink",
    "integration_error_message", "integration_last_synced_at", "/provider/patients", "provider_web_link",
    "providerPatients", "/api/provider", "pat-n32hjf4mmu1s", "pct-n32hjf4mmu1s",
)  # fmt: skip
NOTHING = (
    "", "import id", "reimport_source", "import_ids", "importIdentifier", "import_id_fields", "IMPORT_ID_COLUMN",
    "external_link_ids", "external link", "hint", "hints", "a hint to users", "type hint", "integration",
    "integration_id", "provider",
    "provider/models", "pat-", "pat-1234567890", "patients", "hintctl",
)  # fmt: skip


def cases(found: Found, texts: tuple[str, ...]) -> list[tuple[str, Found]]:
    return [(text, found) for text in texts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*cases(Found.NAMES, NAMES), *cases(Found.SIGNALS, SIGNALS), *cases(Found.NOTHING, NOTHING)],
)
def test_found(text: str, expected: Found) -> None:
    data = f"a line\n{text}\nanother\n".encode()
    assert Needles().found_in(data) is expected
    assert Needles(names=False).found_in(data) is expected & Found.SIGNALS
    assert Needles().found_in(data + b"import_id\napi.hint.com\n") is Found.BOTH


@pytest.mark.parametrize("perl", [True, False])
@pytest.mark.parametrize("names", [True, False])
def test_git_finds_all_of_it(tmp_path: Path, perl: bool, names: bool) -> None:
    needles = Needles(names=names)
    wanted = set()
    for number, text in enumerate((*NAMES, *SIGNALS, *NOTHING)):
        (tmp_path / f"{number}").write_text(text)
        if needles.found_in(text.encode()):
            wanted.add(f"{number}")
    command = ["git", "grep", "--no-index", "-I", "-l", "-i", *needles.git_options(perl=perl)]
    ended = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True, check=True)
    assert wanted <= set(ended.stdout.split())


def test_nothing_that_is_judged_is_passed_over() -> None:
    """Of all files in the corpus: names that are findings, and what is certain to be Hint's."""
    needles, seen = Needles(), Found.NOTHING
    for path in (each for each in CORPUS.rglob("*") if each.is_file()):
        source = decode(path.name, path.read_bytes())
        if source is None:
            continue
        found = needles.found_in(source.text.encode("utf-8", "surrogateescape"))
        if any(find_names(source.text)):
            assert Found.NAMES in found, path
            seen |= Found.NAMES
        if any(signal.basis is Basis.CERTAIN for signal in signals_in(source.text)):
            assert Found.SIGNALS in found, path
            seen |= Found.SIGNALS
    assert seen is Found.BOTH


@pytest.mark.parametrize("text", [*NAMES, *SIGNALS])
def test_no_match_is_longer_than_the_overlap_of_pieces(text: str) -> None:
    assert len(text.encode()) < LONGEST
