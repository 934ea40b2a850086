"""Cells that other programs leave behind: read as meant, or told with their line, never linked as they stand."""

from pathlib import Path

import pytest

from tests.running import Hintctl

ADA = "pat-n32hjf4mmu1s"

TRAPS = [
    (f'hint_id,emr_id\n{ADA}, "emr-1"\n', "quotation mark"),
    (f'hint_id,emr_id\n{ADA},="00123"\n', "quotation mark"),
    (f"hint_id,emr_id\n{ADA},'@ab-1\n", "apostrophe"),
    (f"hint_id,emr_id\n{ADA},'-77\n", "apostrophe"),
    (f"hint_id,emr_id\n{ADA},emr-1\x1f\n", "U+001F"),
    (f'hint_id,emr_id\n{ADA},"\temr-1"\n', "U+0009"),
    (f'hint_id,emr_id\n{ADA},"emr-1\n"\n', "U+000A"),
    (f"hint_id,emr_id\n{ADA},emr\u00a01\n", "U+00A0"),
    (f"hint_id,emr_id\n{ADA},emr\u31641\n", "U+3164"),
    (f"hint_id,emr_id\n{ADA},emr\ufe0f1\n", "U+FE0F"),
    (f"hint_id,emr_id\n{ADA},1.23E15\n", "scientific"),
    (f"hint_id,emr_id\n{ADA},1.23E-05\n", "spreadsheet"),
    (f'hint_id,emr_id\n{ADA},"1,23E+15"\n', "spreadsheet"),
    (f"hint_id,emr_id\n{ADA},#N/A\n", "spreadsheet"),
]


@pytest.mark.parametrize(("content", "said"), TRAPS, ids=[content.splitlines()[1] for content, _ in TRAPS])
def test_what_a_spreadsheet_or_a_csv_leaves_behind_is_told(
    content: str, said: str, hintctl: Hintctl, tmp_path: Path
) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(content.encode())
    ended = hintctl("bulk-link", file, "--emulator", "--yes")
    assert (ended.code, ended.out) == (2, "")
    assert f"{file}:2: " in ended.err
    assert said in ended.err


def test_a_lone_carriage_return_ends_no_line(hintctl: Hintctl, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(f"hint_id,emr_id\n{ADA},emr\r1\n".encode())
    ended = hintctl("bulk-link", file, "--emulator", "--yes", "--skip-invalid")
    assert (ended.code, ended.out) == (2, "")
    assert f"{file}:2: " in ended.err


def test_with_numbered_columns_an_unusual_header_is_still_one(hintctl: Hintctl, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(f"Patient,Account\n{ADA},emr-1\n")
    ended = hintctl("bulk-link", file, "--emulator", "--yes", "--hint-id-col", "1", "--your-id-col", "2")
    assert ended.out.startswith("1 linked (1 row,")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (f'hint_id,emr_id,note\r{ADA},emr-1,"a\nb"\r', "utf-8"),
        (f"hint_id,emr_id,note\r{ADA},emr-1,\u010a\r", "utf-16"),
        (f"hint_id,emr_id\r\r\n{ADA},emr-1\r\r\n", "utf-8"),
    ],
)
def test_line_ends_of_old_and_odd_programs(content: str, encoding: str, hintctl: Hintctl, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(content.encode(encoding))
    assert hintctl("bulk-link", file, "--emulator", "--yes").out.startswith("1 linked (1 row,")


def test_an_encoding_that_the_mark_confirms_is_taken(hintctl: Hintctl, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(b"\xff\xfe" + f"{ADA},emr-1\n".encode("utf-16-le"))
    assert hintctl("bulk-link", file, "--emulator", "--yes", "--encoding", "utf-16-le").code == 0


@pytest.mark.parametrize("first", [",emr-0", "n32hjf4mmu1s,emr-0", "pat_n32hjf4mmu1s,emr-0"])
def test_with_numbered_columns_a_damaged_first_row_is_no_header(first: str, hintctl: Hintctl, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(f"{first}\n{ADA},emr-1\n")
    ended = hintctl("bulk-link", file, "--emulator", "--yes", "--hint-id-col", "1", "--your-id-col", "2")
    assert (ended.code, ended.out) == (2, "")
    assert f"{file}:1: " in ended.err


def test_a_second_mark_of_the_encoding_is_no_part_of_the_first_cell(hintctl: Hintctl, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(b"\xef\xbb\xbf\xef\xbb\xbf" + f"{ADA},emr-1\n".encode())
    assert hintctl("bulk-link", file, "--emulator", "--yes").out.startswith("1 linked")


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xef\xbb\xbf", "cp1252"), (b"\xff\xfe", "utf-16-be")])
def test_an_encoding_that_the_file_contradicts_is_refused(
    mark: bytes, encoding: str, hintctl: Hintctl, tmp_path: Path
) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(mark + f"{ADA},emr-1\n".encode())
    ended = hintctl("bulk-link", file, "--emulator", "--yes", "--encoding", encoding)
    assert (ended.code, ended.out) == (2, "")
    assert "--encoding" in ended.err


def test_what_looks_like_data_is_not_quoted_as_columns(hintctl: Hintctl, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("pat-n32hjf4mmu1,emr-1,Jane Doe,jane@example.com\n")
    ended = hintctl("bulk-link", file, "--emulator", "--yes")
    assert ended.code == 2
    assert "Jane" not in ended.err
    assert "4 columns" in ended.err


@pytest.mark.parametrize("options", [["--encoding", "\udcff"], ["--encoding", "base64"], ["--rate", "1e308"]])
def test_options_out_of_this_world(options: list[str], links: Path, hintctl: Hintctl) -> None:
    ended = hintctl("bulk-link", links, "--emulator", "--yes", *options)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


def test_a_file_name_that_is_no_text(hintctl: Hintctl, tmp_path: Path) -> None:
    file = tmp_path / "\udcff.csv"
    file.write_text(f"hint_id,emr_id\n{ADA},emr-1\n")
    assert hintctl("bulk-link", file, "--emulator", "--yes").code == 0


def test_a_row_that_contradicts_one_that_is_skipped_is_not_linked_either(hintctl: Hintctl, tmp_path: Path) -> None:
    file, report = tmp_path / "t.csv", tmp_path / "report.csv"
    rows = [
        f"{ADA},emr-1",
        "pat-badbadbad,emr-2",
        f"{ADA},1.23E+15",
        "pat-Kx7Qm2ZpT4Lr,emr-2",
        "pat-b8VnE3yHs6Wd,emr-3",
    ]
    file.write_text("\n".join(["hint_id,emr_id", *rows]))
    ended = hintctl("bulk-link", file, "--emulator", "--yes", "--skip-invalid", "--report", report)
    assert ended.code == 1
    assert ended.out.startswith("1 linked, 4 invalid (5 rows,")
    assert f"{file}:2: {ADA}: this Hint ID has several of your IDs (another on line 4)\n" in ended.err
    assert f"{file}:5: pat-Kx7Qm2ZpT4Lr: your ID is on several Hint IDs (another on line 3)\n" in ended.err
    assert "3,,,,invalid,," in report.read_text(), "beside a cell that is no Hint ID there may be a name"
