"""Keeps a spreadsheet from running what stands in a cell of a file that hintctl wrote."""

import re

# A cell that begins so is a formula to a spreadsheet. One that begins with guards before it gets one more, so that
# taking one away gives back what was there, whatever it was. The wide forms of = + - @ count in Japanese ones.
_FORMULA = re.compile(r"'*(?:[=+\-@\t\r]|[\n\uff1d\uff0b\uff0d\uff20])")


def guard(cell: str) -> str:
    """The cell with an apostrophe before it if a spreadsheet would run it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """What `guard` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
