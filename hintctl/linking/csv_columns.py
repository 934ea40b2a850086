"""Which columns of a CSV file hold the Hint IDs and the partner's own IDs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hintctl.api.resources import is_hint_id, looks_like_hint_id
from hintctl.errors import UsageError, did_you_mean
from hintctl.linking.csv_guard import unguard

ERROR_COLUMN = "hintctl_error"  # marks a file of rejects
REPORT_COLUMNS = ("line", "resource", "hint_id", "integration_record_id", "outcome", "previous", "detail")
EXPORT_COLUMNS = ("resource", "hint_id", "integration_record_id")
UNDECIDED_COLUMNS = (*EXPORT_COLUMNS, "external_link_id", "import_id", "import_source", "problem")
VERIFY_COLUMNS = ("line", "resource", "hint_id", "integration_record_id", "status", "current")
_OURS = (REPORT_COLUMNS, EXPORT_COLUMNS, UNDECIDED_COLUMNS, VERIFY_COLUMNS)

_KIND = r"(?:patient|customer_?invoice|invoice|practitioner|provider|record)"
_HINT_ID = re.compile(rf"hint_?(?:{_KIND}_?)?id")
_YOUR_ID = re.compile(
    rf"integration_(?:record_)?id|record_id|mrn|"
    rf"(?:your|our|my|own|external|internal|local|source|partner|emr|ehr|lab|lis|pms|billing|chart)_?(?:{_KIND}_?)?id"
)


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Positions (from 0) of the two columns, and the names of all: made-up ones where the file has no header."""

    hint_id: int
    integration_record_id: int
    names: tuple[str, ...]
    has_header: bool

    @property
    def guarded(self) -> bool:
        """Whether hintctl wrote the file, and so put a guard before cells that a spreadsheet would run."""
        return self.has_header and (ERROR_COLUMN in self.names or self.names in _OURS)


def knows_hint_column(first: Sequence[str], wanted: str | None) -> bool:
    """Whether a file's first record, read with the right delimiter, shows where the Hint IDs are."""
    return bool(_candidates(first, _HINT_ID, wanted)) or any(is_hint_id(cell.strip()) for cell in first)


def find_columns(first: Sequence[str], *, hint_id_col: str | None, your_id_col: str | None, name: str) -> Columns:
    """Finds both columns from the first record of the file `name`.

    A column may be given by its header or by its number from 1. Raises UsageError, with the columns listed, where
    one can't be found or more than one fits.
    """
    has_header = not any(is_hint_id(cell.strip()) for cell in first)
    if hint_id_col is not None and _is_number_up_to(hint_id_col, len(first)):
        # A number is given where headers are unusual or missing: a damaged Hint ID must not pass for a header.
        has_header &= not _may_be_damaged_hint_id(first[int(hint_id_col) - 1].strip())
    names = tuple(first) if has_header else tuple(f"column_{number}" for number in range(1, len(first) + 1))
    if has_header and ERROR_COLUMN in names:
        names = tuple(unguard(name) for name in names)
    if has_header:
        hint_id = _find_one(names, _HINT_ID, hint_id_col, "the Hint IDs", "--hint-id-col", name)
        others = [*names]
        others[hint_id] = ""
        yours = _find_one(others, _YOUR_ID, your_id_col, "your IDs", "--your-id-col", name)
    else:
        hint_id, yours = _find_without_header(names, first, hint_id_col, your_id_col, name)
    if hint_id == yours:
        raise UsageError(f"{name}: one column can't hold both IDs.", hint="Name another with --your-id-col.")
    return Columns(hint_id=hint_id, integration_record_id=yours, names=names, has_header=has_header)


def _find_one(
    names: Sequence[str], pattern: re.Pattern[str], wanted: str | None, what: str, option: str, file: str
) -> int:
    found = _candidates(names, pattern, wanted)
    if len(found) == 1:
        return found[0]
    listed = _list(names)
    if found:
        raise UsageError(
            f"{file}: more than one column could hold {what}: {', '.join(repr(names[i]) for i in found)}.",
            hint=f"Name one with {option}.",
        )
    if wanted is not None:
        # Headers are compared as they are found: `hint_idd` is near `Hint ID`.
        by_plain = {_plain(each): repr(each) for each in names if each}
        raise UsageError(
            f"{file}: no column {wanted!r}.",
            hint=did_you_mean(_plain(wanted), by_plain, said=by_plain) or f"It has: {listed}.",
        )
    raise UsageError(f"{file}: no column for {what} among {listed}.", hint=f"Name it with {option}.")


def _find_without_header(
    names: Sequence[str], first: Sequence[str], hint_id_col: str | None, your_id_col: str | None, file: str
) -> tuple[int, int]:
    with_hint_ids = [index for index, cell in enumerate(first) if is_hint_id(cell.strip())]
    if hint_id_col is not None:
        with_hint_ids = [_numbered(names, hint_id_col, "--hint-id-col", file)]
    if len(with_hint_ids) > 1:
        raise UsageError(
            f"{file} has no header and Hint IDs in columns {', '.join(str(i + 1) for i in with_hint_ids)}.",
            hint="Choose with --hint-id-col NUMBER.",
        )
    others = [index for index in range(len(names)) if index not in with_hint_ids]
    if your_id_col is not None:
        others = [_numbered(names, your_id_col, "--your-id-col", file)]
    if len(others) != 1:
        raise UsageError(
            f"{file} has no header and {len(names)} columns, so which holds your IDs is not clear.",
            hint="Say --your-id-col NUMBER.",
        )
    return with_hint_ids[0], others[0]


def _numbered(names: Sequence[str], wanted: str, option: str, file: str) -> int:
    found = _candidates(names, None, wanted)
    if not found:
        raise UsageError(f"{file} has no header and no column {wanted!r}.", hint=f"{option} takes 1 to {len(names)}.")
    return found[0]


def _candidates(names: Sequence[str], pattern: re.Pattern[str] | None, wanted: str | None) -> list[int]:
    """The positions whose header is `wanted` (or has that number), or, with nothing wanted, fits the pattern."""
    if wanted is None:
        return [i for i, name in enumerate(names) if pattern and pattern.fullmatch(_plain(name))]
    exact = [i for i, name in enumerate(names) if name == wanted] or [
        i for i, name in enumerate(names) if _plain(name) == _plain(wanted) != ""
    ]
    if not exact and _is_number_up_to(wanted, len(names)):
        return [int(wanted) - 1]
    return exact


def _is_number_up_to(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and 1 <= int(text) <= most


def _may_be_damaged_hint_id(cell: str) -> bool:
    return not cell or looks_like_hint_id(cell) or any(character.isdigit() for character in cell)


def _list(names: Sequence[str]) -> str:
    """The names of columns; only their number where they look like a row of somebody's data."""
    if any(re.search(r"[0-9]{3}|@", name) for name in names):
        return f"the {len(names)} columns (is there a header?)"
    return ", ".join(repr(name) for name in names if name)


def _plain(name: str) -> str:
    """A header without case and punctuation: `Hint ID`, `hint-id` and `hintId` are all `hint_id`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.strip())
    return re.sub(r"[\W_]+", "_", words.lower()).strip("_")
