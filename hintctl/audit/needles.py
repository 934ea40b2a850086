"""What is searched for, in bytes: the three names in any spelling, and what speaks for Hint; as git's patterns too.

Loads nothing but `re`: the search's worker processes start with it.
"""

import re
from enum import IntFlag


class Found(IntFlag):
    """What a file holds."""

    NOTHING = 0
    NAMES = 1
    SIGNALS = 2
    BOTH = 3


# Each begins with letters: git looks for those first, and a pattern costs little more than a fixed string.
_NAMES = (rb"import[-_]?(?:id|source)", rb"external[-_]?link[-_]?id")
_IGNORES = rb"hintctl:"  # whether it is of use is to be told, also in a file without the names
# A little more than signals.py looks for, which judges it. Only what is worth telling other files is among them.
_SIGNALS = (
    (
        rb"hint(?:::|__|[-_.\\]{0,2}(?:com|api|client|health|patient|practi|partner|member|customer|invoice|provider|"
        rb"emr|ehr|clinic|account|integration|sync|webhook|connect|adapter|gateway|sdk|credential|import|export|map|"
        rb"token|base|http|sandbox|host|access|url|key|secret|endpoint|env|config|properties|ruby|python|node|go|java|"
        rb"external))"
    ),
    rb"integration[-_]?(?:record|sync_?status|web_?link|error_?message|last_?synced)",
    rb"provider[/_]?(?:patients|customer_invoices|practitioners|practice|memberships|web_?link)",
    rb"api/provider",
    rb"module [a-z0-9_.:\\]{0,40}hint",
    rb"package [a-z0-9_.]{0,40}hint",
    rb"pat-[a-z0-9]{12}",
    rb"pct-[a-z0-9]{12}",
)
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
_SIGNALS_SPELT_OUT = ("hint", "integration", "provider", "pat-", "pct-")
# A letter before a small one, or a word character behind, makes it a longer name. Not so where the letter is part of
# an escape: \nimport_id, %0aimport_id.
_WHOLE_NAME = re.compile(
    rb"(?:(?<![a-z])[ie]|(?<=\\[a-z])[ie]|(?<=%[0-9a-f]{2})[ie]|(?<=\\u[0-9a-fA-F]{4})[ie]|(?<=\\x[0-9a-fA-F]{2})[ie]|[IE])"
    rb"(?:(?<=[iI])(?i:mport[-_]?(?:id|source))|(?<=[eE])(?i:xternal[-_]?link[-_]?id))(?![0-9A-Za-z]|_(?!_c))"
)
LONGEST = 64  # bytes that a match spans at most


class Needles:
    """Finds names and signals, whatever their case; or, without `names`, only signals."""

    def __init__(self, *, names: bool = True) -> None:
        self.names = names
        self.sought = Found.BOTH if names else Found.SIGNALS
        # Over text in small letters: a search that ignores case is slower.
        self._names = tuple(zip((b"import", b"external"), map(re.compile, _NAMES), strict=True))
        self._signals = (
            tuple((re.match(rb"[a-z]+", each) or [b""])[0] for each in _SIGNALS),
            tuple(re.compile(pattern).search for pattern in _SIGNALS),
        )

    def found_in(self, data: bytes) -> Found:
        """What is in bytes of ASCII or of a superset of it."""
        lowered = data.lower()
        found = Found.NOTHING
        if self.names and (self._has_names(data, lowered) or _IGNORES in lowered):
            found |= Found.NAMES
        if any(word in lowered and search(lowered) for word, search in zip(*self._signals, strict=True)):
            found |= Found.SIGNALS
        return found

    def git_options(self, *, perl: bool) -> list[str]:
        """The same, or a little more, as options of `git grep`. `perl`: with PCRE, which not every git has."""
        if not perl:
            words = (*(_SPELT_OUT if self.names else ()), *_SIGNALS_SPELT_OUT)
            return ["-F", *(part for word in words for part in ("-e", word))]
        patterns = (*((*_NAMES, _IGNORES) if self.names else ()), *_SIGNALS)
        return ["-P", *(part for pattern in patterns for part in ("-e", pattern.decode()))]

    def _has_names(self, data: bytes, lowered: bytes) -> bool:
        return any(
            _WHOLE_NAME.match(data, match.start())
            for word, pattern in self._names
            if word in lowered
            for match in pattern.finditer(lowered)
        )
