"""The bytes of a CSV file as lines of text: encodings, and files that are not what they should be."""

import codecs
import io
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from hintctl.errors import UsageError

_LONGEST_LINE = 1 << 20  # characters: a line beyond that is no row of IDs, and must not fill the memory
_BOMS = (  # UTF-32's begins with UTF-16's, so it comes first
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNDECODED = re.compile("[\udc80-\udcff]")  # what `surrogateescape` makes of bytes that are not UTF-8


class CsvSource:
    """A file that can be read more than once. `name` is how messages call it.

    Standard input and pipes are kept in memory, never on disk: columns that hintctl does not use may hold anything.
    """

    def __init__(self, path: Path | None, *, stdin: BinaryIO, encoding: str | None = None) -> None:
        """`path` is None for standard input. Raises UsageError for a file that can't be read."""
        self.name = "standard input" if path is None else str(path)
        self._path: Path | None = None
        self._content = b""
        try:
            if path is None:
                self._content = stdin.read()
            elif path.is_dir():
                raise UsageError(f"{path} is a folder.", hint="Name a CSV file.")
            elif stat.S_ISREG(path.stat().st_mode):
                self._path = path
            else:
                self._content = path.read_bytes()
            with self._open() as file:
                self.version = _version(file)
                start = file.read(4)
        except OSError as error:
            raise UsageError(f"{self.name} can't be read: {error.strerror}.", hint="Check the path.") from None
        if not start:
            raise UsageError(f"{self.name} is empty.", hint="It needs a header and a row for each link.")
        self.encoding = _choose_encoding(start, encoding)

    def lines(self) -> Iterator[str]:
        """The lines with their line ends, from the beginning. Raises UsageError where they are not text."""
        number = 0
        with self._open() as file:
            if _version(file) != self.version:
                raise UsageError(f"{self.name} was changed while it was being read.", hint="Run it again.")
            try:
                text = io.TextIOWrapper(file, encoding=self.encoding, newline="")
                while line := text.readline(_LONGEST_LINE):
                    number += 1
                    if len(line) == _LONGEST_LINE or "\0" in line:
                        raise UsageError(f"{self.name}:{number}: this is not a CSV file.", hint="Name a CSV file.")
                    yield line
            except UnicodeError:
                raise UsageError(
                    f"{self.name} is not {self.encoding.removesuffix('-sig').upper()} text{self._where()}.",
                    hint="Save it as UTF-8, or name its encoding: --encoding cp1252, say.",
                ) from None

    def _open(self) -> BinaryIO:
        return self._path.open("rb") if self._path else io.BytesIO(self._content)

    def _where(self) -> str:
        """The line that can't be decoded. Decoding runs ahead of the lines, so it is looked for by itself."""
        if not self.encoding.startswith("utf-8"):
            return ""
        with self._open() as file:
            # As `lines` reads it, so that lines are counted alike.
            text = io.TextIOWrapper(file, encoding="utf-8", errors="surrogateescape", newline="")
            for number, line in enumerate(text, 1):
                if _UNDECODED.search(line):
                    return f" (line {number})"
        return ""


def _version(file: BinaryIO) -> tuple[int, int] | None:
    """Size and time of change of a file on disk; None for content in memory."""
    if isinstance(file, io.BytesIO):
        return None
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns


def _choose_encoding(start: bytes, wanted: str | None) -> str:
    marked = next((name for bom, name in _BOMS if start.startswith(bom)), None)
    if wanted is None:
        return marked or "utf-8"
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=wanted)
        name = codecs.lookup(wanted).name
    except LookupError:
        raise UsageError(f"{wanted!r} is not a text encoding.", hint="Use utf-8, utf-16, cp1252, latin-1 …") from None
    return "utf-8-sig" if name == "utf-8" else name
