"""Files of ours that are open to others, as an older hintctl or a restored backup leaves them: taken back."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path


def make_private(file: Path | int) -> None:
    """Makes a file mode 0600, given by its path or descriptor, if it is ours and others may do anything with it.

    One that is missing, a link, another user's or on a disk that takes no changes stays as it is. So does every file
    on Windows, where who may read it comes from its folder.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):  # as said above; what is to be written there fails by itself
        status = os.fstat(file) if isinstance(file, int) else file.lstat()
        # Through its path a database must be changed: to close another descriptor would give up SQLite's locks.
        if stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid() and status.st_mode & 0o077:
            os.chmod(file, 0o600)  # noqa: PTH101 -- pathlib knows no descriptors
