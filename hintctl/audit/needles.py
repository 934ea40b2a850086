"""What is searched for, in bytes: the three names in any spelling, or fixed words; and the same as git's patterns.

Loads nothing but `re`: the search's worker processes start with it.
"""

import re
from collections.abc import Sequence

_NAMES = (rb"import[-_]?(?:id|source)", rb"external[-_]?link[-_]?id")
_SPELT_OUT = (
    "import_id",
    "import-id",
    "importid",
    "import_source",
    "import-source",
    "importsource",
    "external_link_id",
    "external-link-id",
    "externallinkid",
    "externallink_id",
    "external_linkid",
)
# A letter before a small one, or a word character behind, makes it a longer name. Not so where the letter is part of
# an escape: \nimport_id, %0aimport_id.
_WHOLE_NAME = re.compile(
    rb"(?:(?<![a-z])[ie]|(?<=\\[a-z])[ie]|(?<=%[0-9a-f]{2})[ie]|[IE])"
    rb"(?:(?<=[iI])(?i:mport[-_]?(?:id|source))|(?<=[eE])(?i:xternal[-_]?link[-_]?id))(?![0-9A-Za-z_])"
)


class Needles:
    """Finds names or words, whatever their case. `words` are ASCII, without line ends; none means the three names."""

    def __init__(self, words: Sequence[str] = ()) -> None:
        self.words = tuple(words)
        self._words = tuple(word.lower().encode() for word in words)
        # Over text in small letters: a search that ignores case takes ten times as long.
        self._import, self._external = (re.compile(pattern).search for pattern in _NAMES)
        self.longest = max([*map(len, self._words), 32])

    def found_in(self, data: bytes) -> bool:
        """Whether one of them is in bytes of ASCII or of a superset of it."""
        lowered = data.lower()
        if self._words:
            return any(word in lowered for word in self._words)
        if self._import(lowered) or (b"external" in lowered and self._external(lowered)):
            return _WHOLE_NAME.search(data) is not None
        return False

    def git_options(self, *, perl: bool) -> list[str]:
        """The same, or a little more, as options of `git grep`. `perl`: with PCRE, which not every git has."""
        if self._words or not perl:
            patterns = self.words or _SPELT_OUT
            return ["-F", *(part for word in patterns for part in ("-e", word))]
        # Two are faster than one with an alternative: for each, PCRE looks for the letters that it begins with.
        return ["-P", *(part for name in _NAMES for part in ("-e", name.decode()))]
