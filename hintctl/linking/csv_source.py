"""The bytes of a CSV file as lines of text: encodings, and files that are not what they should be."""

import codecs
import io
import os
import re
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from hintctl.errors import UsageError

_LONGEST_LINE = 1 << 20  # characters: a line beyond that is no row of IDs, and must not fill the memory
_BOMS = (  # each with its other name; UTF-32's begins with UTF-16's, so it comes first
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_HALF = re.compile("[\ud800-\udfff]")  # no text; also what `surrogateescape` makes of bytes that are not UTF-8
_START = 1 << 16  # bytes: enough to see the line ends
_LARGEST_PIPE = 1 << 28  # bytes: what is no file is kept in memory


class CsvSource:
    """A file that can be read more than once. `name` is how messages call it, `path` where it is on disk, if it is.

    Standard input and pipes are kept in memory, never on disk: columns that hintctl does not use may hold anything.
    """

    def __init__(self, path: Path | None, *, stdin: BinaryIO, encoding: str | None = None) -> None:
        """`path` is None for standard input. Raises UsageError for a file that can't be read."""
        self.name = "standard input" if path is None else str(path).encode("utf-8", "backslashreplace").decode()
        self.path: Path | None = None
        self._content = b""
        try:
            if path is None:
                self._content = _read_all(stdin)
            elif path.is_dir():
                raise UsageError(f"{path} is a folder.", hint="Name a CSV file.")
            elif stat.S_ISREG(path.stat().st_mode):
                self.path = path
            else:
                with path.open("rb") as pipe:
                    self._content = _read_all(pipe)
            with self._open() as file:
                self._version = self._version_of(file.fileno)
                start = file.read(_START)
        except OSError as error:
            raise UsageError(f"{self.name} can't be read: {error.strerror}.", hint="Check the path.") from None
        if not start:
            raise UsageError(f"{self.name} is empty.", hint="It needs a header and a row for each link.")
        self.encoding = _choose_encoding(start, encoding)
        self._line_end = _choose_line_end(start.decode(self.encoding, "replace"))

    def lines(self) -> Iterator[str]:
        """The lines with their line ends, from the beginning. Raises UsageError where they are not text."""
        with self._decode("strict") as text:
            self._check_unchanged(text)
            try:
                for number, line in enumerate(iter(partial(text.readline, _LONGEST_LINE), ""), 1):
                    if len(line) == _LONGEST_LINE or "\0" in line or _HALF.search(line):
                        raise UsageError(f"{self.name}:{number}: this is not a CSV file.", hint="Name a CSV file.")
                    yield line.lstrip("\ufeff") if number == 1 else line
            except UnicodeError:
                raise UsageError(
                    f"{self.name} is not {self.encoding.removesuffix('-sig').upper()} text{self._where()}.",
                    hint="Save it as UTF-8, or name its encoding with --encoding, cp1252 for example.",
                ) from None
            self._check_unchanged(text)

    def _decode(self, errors: str) -> io.TextIOWrapper:
        return io.TextIOWrapper(self._open(), encoding=self.encoding, errors=errors, newline=self._line_end)

    def _version_of(self, fileno: Callable[[], int]) -> tuple[int, int] | None:
        """Size and time of change of a file on disk; None for content in memory."""
        if self.path is None:
            return None
        status = os.fstat(fileno())
        return status.st_size, status.st_mtime_ns

    def _check_unchanged(self, text: io.TextIOWrapper) -> None:
        if self._version_of(text.fileno) != self._version:
            raise UsageError(f"{self.name} was changed while it was being read.", hint="Run it again.")

    def _open(self) -> BinaryIO:
        return self.path.open("rb") if self.path else io.BytesIO(self._content)

    def _where(self) -> str:
        """The line that can't be decoded. Decoding runs ahead of the lines, so it is looked for by itself."""
        if not self.encoding.startswith("utf-8"):
            return ""
        with self._decode("surrogateescape") as text:
            for number, line in enumerate(iter(partial(text.readline, _LONGEST_LINE), ""), 1):
                if _HALF.search(line):
                    return f" (line {number})"
        return ""


def _read_all(file: BinaryIO) -> bytes:
    content = file.read(_LARGEST_PIPE + 1)
    if len(content) > _LARGEST_PIPE:
        raise UsageError(f"there is more than {_LARGEST_PIPE >> 20} MiB to read.", hint="Name a file on disk instead.")
    return content


def _choose_encoding(start: bytes, wanted: str | None) -> str:
    marked, also = next(((name, also) for bom, name, also in _BOMS if start.startswith(bom)), (None, None))
    if wanted is None:
        return marked or "utf-8"
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=wanted)
        name = codecs.lookup(wanted).name
    except (LookupError, ValueError):
        raise UsageError(f"{wanted!r} is not a text encoding.", hint="Use utf-8, utf-16, cp1252, latin-1 ...") from None
    if marked and name not in (marked, also):
        raise UsageError(f"the file begins as {also}, not {name}.", hint="Leave --encoding out.")
    return marked or name


def _choose_line_end(start: str) -> str:
    """What ends a line, from the end of the first: LF (also after CR), or, as `""`, anything that may.

    Where lines end with LF, a lone CR ends none: it stands in a cell, and the csv module refuses it there.
    """
    first = re.search(r"\r+\n|\r|\n", start)
    return "" if first is None or first[0] == "\r" else "\n"
