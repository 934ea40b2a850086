"""Finds what is wrong with the IDs of a link before anything is asked of the API.

The texts say what is wrong without quoting the value: in a file whose columns are mixed up it may be a name.
"""

import re
import unicodedata

from hintctl.api.resources import LONGEST_ID, is_hint_id, looks_like_hint_id

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:@+=,()~*! -]*[A-Za-z0-9]|[A-Za-z0-9]")
# What most IDs look like: a word or a number, in which nothing can be wrong or risky.
_ORDINARY = re.compile(r"(?!(?i:pat|inv|pct)-)[A-Za-z](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9])?|[0-9]{1,100}")
_SCIENTIFIC = re.compile(r"[+-]?\d+([.,]\d+E[+-]|E\+)\d+", re.IGNORECASE)
_SCIENTIFIC_PERHAPS = re.compile(r"[+-]?\d+[.,]\d+E\d+", re.IGNORECASE)
_SPREADSHEET_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})
_RESERVED = re.compile(r"[/\\?#%]")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Letters and marks by their category that show nothing all the same.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f]")
_ESCAPED_FORMULA = re.compile(r"'+[=+\-@]")


def check_hint_id(hint_id: str) -> str | None:
    """What is wrong with a Hint ID, or None."""
    if not hint_id:
        return "the Hint ID is empty"
    if not is_hint_id(hint_id):
        return "not a Hint ID: pat-, inv- or pct- and 12 letters or digits"
    return None


def is_ordinary(integration_record_id: str) -> bool:
    """Whether an ID needs no closer look: nothing below finds fault with a plain word or a plain number."""
    return _ORDINARY.fullmatch(integration_record_id) is not None


def check_integration_record_id(integration_record_id: str) -> str | None:
    """What makes the partner's own ID unusable, or None."""
    if not integration_record_id:
        return "your ID is empty"
    if len(integration_record_id) > LONGEST_ID:
        return f"your ID is longer than {LONGEST_ID} characters"
    if _SCIENTIFIC.fullmatch(integration_record_id) or integration_record_id.upper() in _SPREADSHEET_ERRORS:
        return "your ID was damaged by a spreadsheet: export the column as text"
    if _PLAIN.fullmatch(integration_record_id):
        return None
    if integration_record_id in (".", ".."):
        return "your ID can't stand in a path"
    for character in integration_record_id:
        category = unicodedata.category(character)
        if category in _INVISIBLE or (category == "Zs" and character != " ") or _BLANK.match(character):
            return f"your ID contains a control or invisible character (U+{ord(character):04X})"
    return None


def check_risky(integration_record_id: str) -> str | None:
    """Why a usable ID is refused unless the user insists (`--force`), or None.

    A quotation mark or an escaped formula is most likely what is left of a CSV's or a spreadsheet's own notation.
    Either ID names the record in every API path. One that looks like a Hint ID can name another record there; one
    with a character that has a meaning in URLs has it in any program that forgets to encode it once.
    """
    if looks_like_hint_id(integration_record_id):
        return "your ID looks like a Hint ID, which is ambiguous in a path (add --force to link it anyway)"
    if _SCIENTIFIC_PERHAPS.fullmatch(integration_record_id):
        return "your ID looks like a number in scientific notation (add --force to link it anyway)"
    if '"' in integration_record_id:
        return "your ID contains a quotation mark, as after a mistake in a CSV (add --force to link it anyway)"
    if _ESCAPED_FORMULA.match(integration_record_id):
        return "your ID begins with the apostrophe that keeps formulas from running (add --force to link it anyway)"
    if match := _RESERVED.search(integration_record_id):
        return f"your ID contains {match[0]!r}, which has a meaning in URLs (add --force to link it anyway)"
    return None
