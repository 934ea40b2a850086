"""Encodings, pipes, and files that are not what they should be."""

import codecs
import io
import os
import threading
from pathlib import Path

import pytest

from hintctl.errors import UsageError
from hintctl.linking.csv_source import CsvSource

TEXT = "hint_id,your_id\r\npat-n32hjf4mmu1s,emr-é\r\n"
NOTHING = io.BytesIO()


def from_stdin(content: bytes, encoding: str | None = None) -> CsvSource:
    return CsvSource(None, stdin=io.BytesIO(content), encoding=encoding)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), None),
        (codecs.BOM_UTF8 + TEXT.encode(), None),
        (TEXT.encode("utf-16"), None),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), None),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), None),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), None),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), None),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("latin-1"), "latin-1"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf8"),
    ],
)
def test_each_encoding_gives_the_same_lines(content: bytes, encoding: str | None) -> None:
    assert "".join(from_stdin(content, encoding).lines()) == TEXT


@pytest.mark.parametrize(
    ("content", "encoding", "message"),
    [
        (b"a,b\nc,d\ne,\xe9\n", None, "standard input is not UTF-8 text (line 3)."),
        (b'a,b\n"c\n\nd",\xff\n', None, "standard input is not UTF-8 text (line 4)."),
        (b"a,b\r" * 20_000 + b"\xe9\n", None, "standard input is not UTF-8 text (line 20001)."),
        (codecs.BOM_UTF8 + b"a,b\nc,\xe9", None, "standard input is not UTF-8 text (line 2)."),
        (codecs.BOM_UTF16_LE + b"a\0,\0b", None, "standard input is not UTF-16 text."),
        (TEXT.encode(), "ascii", "standard input is not ASCII text."),
        (TEXT.encode(), "utf-16", "standard input is not UTF-16 text."),
        (TEXT.encode(), "utf-9", "'utf-9' is not a text encoding."),
        (TEXT.encode(), "hex", "'hex' is not a text encoding."),
        (TEXT.encode(), "", "'' is not a text encoding."),
        (b"a,b\nc\0,d\n", None, "standard input:2: this is not a CSV file."),
        ("a,b".encode("utf-16-le"), None, "standard input:1: this is not a CSV file."),
        (b"a,b\n" + b"x" * (1 << 20), None, "standard input:2: this is not a CSV file."),
        (b"", None, "standard input is empty."),
    ],
)
def test_what_is_not_text_is_refused_with_its_line(content: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        list(from_stdin(content, encoding).lines())
    assert caught.value.message == message
    assert caught.value.hint


def test_standard_input_is_read_as_often_as_it_is_needed() -> None:
    source = from_stdin(TEXT.encode())
    assert list(source.lines()) == list(source.lines()) == TEXT.splitlines(keepends=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_read_as_often_as_it_is_needed(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(TEXT.encode(),))
    writer.start()
    source = CsvSource(pipe, stdin=NOTHING)
    writer.join()
    assert list(source.lines()) == list(source.lines()) == TEXT.splitlines(keepends=True)


def test_a_file_that_changes_between_two_readings_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "links.csv"
    file.write_text(TEXT, encoding="utf-8")
    source = CsvSource(file, stdin=NOTHING)
    assert len(list(source.lines())) == 2
    with file.open("a", encoding="utf-8") as more:
        more.write("pat-Kx7Qm2ZpT4Lr,emr-2\n")
    with pytest.raises(UsageError, match="was changed while it was being read"):
        list(source.lines())


@pytest.mark.parametrize(
    ("name", "message"), [("missing.csv", "can't be read: No such file"), ("", "is a folder"), ("a/b", "can't be read")]
)
def test_a_file_that_can_not_be_read_is_named(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "a").write_text(TEXT, encoding="utf-8")
    with pytest.raises(UsageError, match=message) as caught:
        CsvSource(tmp_path / name, stdin=NOTHING)
    assert str(tmp_path / name) in caught.value.message
