"""A file's text goes back to the same bytes, in every encoding that is read."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hintctl.audit.source import decode

TEXT = 'patient = {"import_id": "ä日本😀"}\r\n'
ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
]


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
def test_each_encoding_is_read_and_written(encoding: str, mark: bytes) -> None:
    data = mark + TEXT.encode(encoding)
    source = decode("a.py", data)
    assert source
    assert (source.path, source.text, source.encoding, source.mark) == ("a.py", TEXT, encoding, mark)
    assert source.encode(source.text) == data
    assert source.encode(TEXT.replace("import_id", "x")) == mark + TEXT.replace("import_id", "x").encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_shows_without_a_mark(encoding: str) -> None:
    source = decode("a.py", "patient.import_id = 'ä'\n".encode(encoding))
    assert source
    assert (source.encoding, source.text) == (encoding, "patient.import_id = 'ä'\n")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"import_id\0",
        b"\0" * 100,
        codecs.BOM_UTF16_LE + b"abc",
        codecs.BOM_UTF8 + b"a\0b",
        b"PK\3\4\x14\0\0\0import_id",
    ],
)
def test_binary_files_have_no_text(data: bytes) -> None:
    assert decode("a", data) is None


@pytest.mark.parametrize("data", [b"", b"a", b"caf\xe9 import_id\n", b"\xff\xfe\xfd import_id"[1:], b"\xed\xa0\x80"])
def test_bytes_of_no_encoding_stay_as_they_are(data: bytes) -> None:
    source = decode("a", data)
    assert source
    assert source.encode(source.text) == data


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.sampled_from(ENCODINGS))
def test_any_text_comes_back_byte_by_byte(text: str, encoding: tuple[str, bytes]) -> None:
    data = encoding[1] + text.encode(encoding[0])
    source = decode("a", data)
    if source is None:
        assert "\0" in text
        return
    assert source.encode(source.text) == data
    if encoding[1] or source.encoding == "utf-8":
        assert source.text == text or not encoding[1]


@given(st.binary(max_size=300), st.sampled_from([b"", *(mark for _, mark in ENCODINGS)]))
@example(b"\xd8\x00\x00\x61", codecs.BOM_UTF16_BE)
@example(b"\x00\xd8a\x00", codecs.BOM_UTF16_LE)
@example(b"\xef\xbb\xbf", codecs.BOM_UTF8)
def test_any_bytes_are_binary_or_come_back(data: bytes, mark: bytes) -> None:
    source = decode("a", mark + data)
    assert source is None or source.encode(source.text) == mark + data
