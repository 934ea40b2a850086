"""Where the emulator's data lives."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from hintctl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hintctl.emulator.store import Store


@contextmanager
def open_store(file: Path | None = None) -> Iterator[Store]:
    """The emulator's data with the base data in it, closed at the end.

    Without a `file`, it is the one in the data folder, which `--emulator` and `emulator serve` share. Raises UsageError
    for a file that is something else.
    """
    from hintctl.config import Paths
    from hintctl.emulator.seed import seed_base
    from hintctl.emulator.store import Store, StoreError
    from hintctl.files import make_private_folder

    if file is None:
        file = Paths.from_environment().data / "emulator.db"
        make_private_folder(file.parent)
        advice = "Check HINTCTL_HOME, or move the file away."
    else:
        advice = "Check --db."
    try:
        with closing(Store(file)) as store:
            seed_base(store)
            yield store
    except StoreError as error:
        raise UsageError(f"{error}.", hint=advice) from None
