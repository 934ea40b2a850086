"""A file as text that goes back to the same bytes."""

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 8000  # bytes: as far as git looks for a NUL to tell binary from text


@dataclass(frozen=True, kw_only=True)
class Source:
    """A text file. `text` is without the byte order mark; bytes that are not of the encoding are lone surrogates."""

    path: str
    text: str
    encoding: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """The file's bytes if its text were `text`."""
        return self.mark + text.encode(
            self.encoding, "surrogateescape" if self.encoding == "utf-8" else "surrogatepass"
        )


def decode(path: str, data: bytes) -> Source | None:
    """The text of a file's bytes: UTF-8 or UTF-16, with or without a mark. None if they are binary."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            source = _source(path, data[len(mark) :], encoding, mark)
            break
    else:
        source = _source(path, data, _encoding_without_mark(data), b"")
    if source is None or (source.encoding == "utf-8" and "\0" in source.text[:_LOOKED_AT]):
        return None
    return source


def _encoding_without_mark(data: bytes) -> str:
    """UTF-16 shows in Western text by the NUL in each unit, all on the same side."""
    head = data[: _LOOKED_AT // 2 * 2]
    low, high = head[::2], head[1::2]
    if len(head) >= 4 and low.count(0) == 0 and high.count(0) > len(high) * 0.7:
        return "utf-16-le"
    if len(head) >= 4 and high.count(0) == 0 and low.count(0) > len(low) * 0.7:
        return "utf-16-be"
    return "utf-8"


def _source(path: str, data: bytes, encoding: str, mark: bytes) -> Source | None:
    try:
        text = data.decode(encoding, "surrogateescape" if encoding == "utf-8" else "surrogatepass")
    except UnicodeDecodeError:
        return None  # half a UTF-16 unit at the end
    source = Source(path=path, text=text, encoding=encoding, mark=mark)
    return source if source.encode(text) == mark + data else None
