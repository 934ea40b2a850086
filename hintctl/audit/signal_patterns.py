"""What speaks for Hint, as patterns, each with its strength. Seen in public clients of the API; none of it is proof."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

HEALTH = (
    r"(?:health|patients?|practices?|practitioners?|memberships?|members?|customer_?invoices?|emr|ehr|clinics?|"
    r"accounts?|provider_?id)"
)
_INTEGRATION = (
    r"(?:api|clients?|integrations?|sync(?:er|s|ing)?|webhooks?|partners?|connect(?:or|ion|ions)?|adapter|gateway|"
    r"sdk|credentials?|importers?|exporters?|mapp(?:er|ing)|invoices?|tokens?|base|http|sandbox|"
    r"import_?(?:id|source)|external_?link_?id|config|properties)"
)
UNIQUE_FIELD = (
    r"(?:integration_?(?:sync_?status|web_?link|error_?message|last_?synced_?at)|provider_?web_?link)(?![A-Za-z0-9])"
)
RECORD_ID = r"integration[_-]?record[_-]?id(?![A-Za-z0-9])"


class Basis(IntEnum):
    """What a signal rests on. A name may be another's; a project in which nothing is certain is weighed as such."""

    CERTAIN = 1  # only the Hint API has it
    NAME = 2  # something is named for Hint, or for another hint
    PATH = 3  # a path of a URL, as other medical software has it too
    SHAPE = 4  # the same fields together, which others may have too


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """What is found by a regular expression. `what` continues the sentence "`patient.go` …", {} is what was found."""

    what: str
    strength: float
    text: str
    flags: int
    basis: Basis

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when it is first needed, as it is in no project that doesn't know Hint."""
        return re.compile(self.text, self.flags | re.ASCII)


def _certain(what: str, strength: float, regex: str, flags: int = re.IGNORECASE) -> Pattern:
    return Pattern(what=what, strength=strength, text=regex, flags=flags, basis=Basis.CERTAIN)


def _named(what: str, strength: float, regex: str, flags: int = re.IGNORECASE) -> Pattern:
    return Pattern(what=what, strength=strength, text=regex, flags=flags, basis=Basis.NAME)


def _called(strength: float, regex: str) -> Pattern:
    return Pattern(what="calls {}", strength=strength, text=regex, flags=re.IGNORECASE, basis=Basis.PATH)


# Each begins with letters of its own or a bounded class, so that no text makes it go back over itself.
PATTERNS = (
    _certain(
        "names {}",
        5.0,
        r"(?<![\w.-])(?:https?://)?(?:api|sandbox|staging|api\.sandbox|api\.staging)\.hint\.com(?![\w-]|\.\w)",
    ),
    _certain(
        "names {}",
        3.0,
        r"(?<![\w.@-])(?:(?:[a-z0-9]+\.)?(?:developers?|docs?|app|www|my|portal|help|partners?)\.)?hint\.com"
        r"(?![\w-]|\.\w)",
    ),
    _certain(
        "holds a Hint ID ({})",
        2.5,
        r"(?<![\w-])(?:pat|pct)-(?=[A-Za-z]{0,11}\d)(?=\d{0,11}[A-Za-z])[A-Za-z0-9]{12}(?![\w-])",
        re.NOFLAG,
    ),
    _named(
        "names {}",
        3.5,
        r"(?<![A-Z0-9])HINT_(?:API|SANDBOX|PARTNER|PRACTICE|ACCESS|BASE|HOST|WEBHOOK|CLIENT|HEALTH)_?\w{0,30}",
        re.NOFLAG,
    ),
    _named("names {}", 2.5, r"(?<![A-Z0-9])HINT_(?:TOKEN|KEY|SECRET|URL|ENDPOINT|ENV)\b", re.NOFLAG),
    _named("names {}", 3.0, RECORD_ID),
    _named("names {}", 2.5, UNIQUE_FIELD),
    _called(2.0, r"api/provider(?![\w-])"),
    _called(
        2.3,
        r"(?<!\w)provider/(?:patients|customer_invoices|practitioners|practice|memberships|plans|companies)(?![\w-])",
    ),
    _called(1.5, r"(?<=/)customer_invoices(?![\w-])"),
    _named("names {}", 3.0, rf"(?<![A-Za-z0-9])hint[_-]?{HEALTH}(?![a-z0-9])"),
    _named("names {}", 2.5, rf"(?<![A-Za-z0-9])hint[_-]?{_INTEGRATION}(?![a-z0-9])"),
    _named(
        "names {}",
        3.0,
        r"(?<![A-Za-z0-9.])hint\.(?:patients?|customer_invoices?|practitioners?|memberships?)(?![\w.])",
    ),
    _named(
        "names {}",
        2.5,
        r"(?<![A-Za-z0-9])(?:stg|src|raw|base|int|dim|fct|landing|ods)_{1,2}hint(?:_{1,2}\w{1,40})?",
    ),
    _named("names {}", 2.5, r"""\bsource\(\s*['"]hint['"]"""),
    _named(
        "is in package hint",
        2.5,
        r"^[ \t]*package +(?:[a-z_]+\.)*(?:hint|hint_?api|hint_?health)(?:\.[a-z]+)?[ \t]*;?[ \t]*$",
        re.MULTILINE,
    ),
    _named(
        "is in module Hint",
        2.5,
        r"^[ \t]*(?:module|defmodule|namespace|class) +[\w\\.:]*?\bHint(?:Api|API|Health)?\b(?!\w)",
        re.MULTILINE,
    ),
    _named(
        "uses {}",
        2.5,
        rf"(?<![A-Za-z0-9])Hint(?:::|\\|\.)(?i:{HEALTH}|{_INTEGRATION}|"
        r"config\w*|error\w*|resources?|services?|requests?)(?![a-z])",
        re.NOFLAG,
    ),
    _named("uses {}", 1.0, r"(?<![A-Za-z0-9])Hint(?:::|\\|\.)[A-Z]\w{0,40}", re.NOFLAG),
    _named(
        "imports {}",
        2.5,
        r"(?<![\w-])(?:go-hint|hint-(?:ruby|python|node|js|php|go|java|sdk|rb|api)|hint-connect)(?![\w-])",
    ),
    _named(
        "imports hint ({})",
        2.0,
        r"^[ \t]*(?:import|from|require|require_relative|use|using|alias|include)\b[^\n;]{0,120}?"
        r"(?<![A-Za-z0-9_-])[Hh]int(?![A-Za-z0-9_-])",
        re.MULTILINE,
    ),
    _named("imports {}", 2.0, r"""(?:from +|require\(|import\()["'][^"'\n]{0,80}/hint(?:/[^"'\n]{0,60})?["']"""),
    _named(
        "names Hint's API in prose",
        2.0,
        r"(?<![\w-])Hint(?:'s)? (?:Health|API|EMR|integration|practice|patient|platform|sandbox|partner)s?(?!\w)",
    ),
    _named(
        "speaks of Hint as a system",
        1.5,
        r"(?<![\w-])(?:from|to|in|into|with|via|on|by|of|for) (?:the )?Hint(?![\w-]|:)(?! [A-Z])",
        re.NOFLAG,
    ),
)
