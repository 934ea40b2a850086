"""Text for people: safe to show, and with numbers as people say them."""

import json
import re
from collections.abc import Mapping
from typing import Any

# C0 and C1 controls, DEL; zero-width, bidirectional and other invisible format characters; line separators;
# lone surrogates, which a terminal's encoding could not write either.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


def clean(text: str) -> str:
    """The text with each character that could steer a terminal shown as its escape (`\\x1b`)."""
    return _UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def json_text(document: Any, *, indent: int | None = None) -> str:
    """The document as JSON in ASCII: nothing in it can steer a terminal or break on a code page.

    Nor does it command GitHub's runner, which reads `##[` anywhere in a line.
    """
    return json.dumps(document, indent=indent).replace("##[", "##\\u005b")


def duration(seconds: float) -> str:
    """A length of time as people say it: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 47 min`."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def counted(ends: Mapping[str, int]) -> list[str]:
    """How many ended how: `240 linked`, `2 failed`. What ended without a word is not said."""
    return [f"{count:,} {ended}" for ended, count in ends.items() if ended]


def quantity(count: int, noun: str) -> str:
    """A number of things: `1 row`, `1,200 rows`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
