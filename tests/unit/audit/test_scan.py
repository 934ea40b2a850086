"""One file: what is in it, and why it is not examined."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hintctl.audit.needles import Found, Needles
from hintctl.audit.scan import MAX_SIZE, Status, is_wide, scan
from hintctl.audit.source import decode
from hintctl.audit.workers import FEW, scan_all

NEEDLES = Needles()


@pytest.mark.parametrize(
    "text",
    [
        "import_id",
        "IMPORT_SOURCE",
        '"external_link_id"',
        "ExternalLinkID string",
        "importId",
        "import-source",
        "external-link-id:",
        "HINT_IMPORT_ID = 1",
        "hintImportId",
        "sis_import_id",  # for later stages to judge
        r'"a\nimport_id,b\n"',
        "a=1%0aimport_id=2",
        "`import_id/source`",
        "externallink_id",
        "import_id" + "\u00e9",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_found_in_any_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(f"first line of some length\r\n{text}\r\n".encode(encoding))
    assert scan(str(file), NEEDLES).found in (Found.NAMES, Found.BOTH)


@pytest.mark.parametrize("text", ["https://api.hint.com/", "integration_record_id", "pat-n32hjf4mmu1s"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_signals_in_any_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(f"first line of some length\r\n{text}\r\n".encode(encoding))
    assert scan(str(file), NEEDLES) is Status.SIGNALS
    file.write_bytes(f"{text}\r\nsecond line of some length, import_id\r\n".encode(encoding))
    assert scan(str(file), NEEDLES) is Status.BOTH
    assert scan(str(file), Needles(names=False)) is Status.SIGNALS


@pytest.mark.parametrize(
    "text",
    [
        "",
        "import id",
        "reimport_source",
        "import_ids",
        "importIdentifier",
        "import_id_fields",
        "external_link_ids",
        "x" * 10**5,
    ],
)
def test_clean(tmp_path: Path, text: str) -> None:
    file = tmp_path / "file"
    file.write_text(text)
    assert scan(str(file), NEEDLES) is Status.CLEAN


@pytest.mark.parametrize("data", [b"\0import_id", b"import_id " * 700 + b"\0", b"\x89PNG\0import_id" + bytes(50_000)])
def test_binary(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(data)
    assert scan(str(file), NEEDLES) is Status.BINARY


def test_a_late_nul_is_text(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * 8000 + b"\0 import_id")
    assert scan(str(file), NEEDLES) is Status.NAMES


@pytest.mark.parametrize("text", ["Import: ä\n", "x", "name,id\r\n" * 2000, "ключ\n" * 50])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_takes_for_wide_what_is_decoded_so(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    source = decode("x", data)
    if source is not None:
        assert is_wide(data) is source.encoding.startswith("utf-16")


@pytest.mark.parametrize(
    ("at", "expected"), [(MAX_SIZE - 9, Status.NAMES), ((40 << 20) - 5, Status.TOO_LARGE), (None, Status.CLEAN)]
)
def test_a_large_file_counts_only_with_a_name(tmp_path: Path, at: int | None, expected: Status) -> None:
    file = tmp_path / "file"
    data = bytearray(b"x" * ((48 << 20) if at != MAX_SIZE - 9 else MAX_SIZE))
    if at is not None:
        data[at : at + 9] = b"import_id"
        data[at - 1 : at] = b" "
        data[at + 9 : at + 10] = b" " if at + 9 < len(data) else b""
    file.write_bytes(data)
    assert scan(str(file), NEEDLES) is expected


def test_across_pieces(tmp_path: Path) -> None:
    file = tmp_path / "file"
    for cut in range(1, 9):
        file.write_bytes(b" " * ((1 << 13) - cut) + b"import_id" + b" " * (1 << 16))
        assert scan(str(file), NEEDLES) is Status.NAMES


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
def test_what_is_no_regular_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")
    found = {
        name: scan(str(tmp_path / name), NEEDLES) for name in ("link", "pipe", ".", "none", "link/none", "n" * 300)
    }
    assert found == {
        "link": Status.LINK,
        "pipe": Status.NOT_REGULAR,
        ".": Status.FOLDER,
        "none": Status.VANISHED,
        "link/none": Status.VANISHED,
        "n" * 300: Status.PATH_TOO_LONG,
    }
    assert scan("/dev/zero", NEEDLES) is Status.NOT_REGULAR


@pytest.mark.parametrize("jobs", [1, 3])
def test_many_in_order(tmp_path: Path, jobs: int) -> None:
    paths = [str(tmp_path / f"{number:04}\udcff\n") for number in range(FEW + 300)]
    for number, path in enumerate(paths):
        Path(path).write_text("import_id" if number % 3 == 0 else "no")
    paths[FEW + 50] += "gone"
    expected = [Status.NAMES if number % 3 == 0 else Status.CLEAN for number in range(len(paths))]
    expected[FEW + 50] = Status.VANISHED
    assert list(scan_all(paths, NEEDLES, jobs=jobs)) == list(zip(paths, expected, strict=True))


def test_a_worker_that_is_killed_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = subprocess.Popen

    def killed(*arguments: object, **options: object) -> object:
        process = real(*arguments, **options)  # type: ignore[call-overload] # handed on as they came
        process.kill()
        process.wait()
        return process

    monkeypatch.setattr(subprocess, "Popen", killed)
    file = tmp_path / "file"
    file.write_text("import_id")
    found = list(scan_all([str(file)] * (FEW + 500), NEEDLES, jobs=2))
    assert [status for _, status in found] == [Status.NAMES] * (FEW + 500)
