"""What a file is called and says, made harmless for documents that programs read."""

import json
import re
from collections.abc import Iterator
from typing import Any

_NO_SCALAR = re.compile("[\ud800-\udfff]")
_NOT_PLAIN = re.compile(r"[^\x00-\x7e]")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def json_lines(document: Any) -> Iterator[str]:
    """The lines of a JSON document in printable ASCII.

    A byte of a file's name that is no UTF-8 becomes U+FFFD, since half a character is an error to many readers.
    """
    text = _NO_SCALAR.sub("\ufffd", json.dumps(document, indent=2, ensure_ascii=False))
    yield from _NOT_PLAIN.sub(_escape, text).split("\n")


def xml_text(text: str) -> str:
    """Text for XML, in ASCII: what XML can't hold becomes U+FFFD, and what it reserves or is not ASCII a reference."""
    text = _NOT_IN_XML.sub("\ufffd", text)
    for reserved, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")):
        text = text.replace(reserved, f"&{name};")
    text = re.sub(
        r"[\t\n\r\x7f]", lambda match: f"&#{ord(match[0])};", text
    )  # else an attribute turns them into spaces
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def path_bytes(path: str) -> bytes:
    """A path as its file system has it, for percent-encoding."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character on Windows
        return path.encode("utf-8", "replace")


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
