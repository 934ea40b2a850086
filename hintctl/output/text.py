"""Text that is safe to show: what the API, a file or an argument holds can't control the terminal."""

import re

# C0 and C1 controls, DEL; zero-width, bidirectional and other invisible format characters; line separators;
# lone surrogates, which a terminal's encoding could not write either.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


def clean(text: str) -> str:
    """The text with each character that could steer a terminal shown as its escape (`\\x1b`)."""
    return _UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)
