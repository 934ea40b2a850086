"""A file of links in which there is something of everything, for a practice of some size."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Serve, links_held, set_link

Prepare = Callable[..., tuple[str, Path]]
ROWS = 150


@pytest.fixture
def prepare(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Prepare:
    """Makes a practice, the same every time, and a file for it; returns the practice's address and the file.
    The options are those of `emulator serve`.

    Rows to link, to replace (with --replace), linked already, taken by another record, archived, merged, and unknown.
    """
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")

    def make(*options: str) -> tuple[str, Path]:
        url = serve("--patients", str(2 * ROWS), *options)
        monkeypatch.setenv("HINT_API_URL", url)
        free = [
            hint_id for hint_id, own in sorted(links_held(url).items()) if own is None and hint_id.startswith("pat-")
        ]
        chosen, others = free[:ROWS], free[ROWS:]
        rows = {hint_id: f"emr-{number}" for number, hint_id in enumerate(chosen)}
        for hint_id in chosen[::7]:
            set_link(url, hint_id, f"old-{hint_id}")
        for hint_id in chosen[3::7]:
            set_link(url, hint_id, rows[hint_id])
        for hint_id, other in zip(chosen[5::14], others, strict=False):
            set_link(url, other, rows[hint_id])
        rows |= {f"pat-00000000000{digit}": f"none-{digit}" for digit in range(5)}
        rows |= {"pat-H2xPd9VsB6Ek": "emr-archived", "pat-y4RfA8gWj1Qz": "emr-merged"}
        file = tmp_path / "links.csv"
        file.write_text("".join(f"{','.join(row)}\n" for row in [("hint_id", "your_id"), *rows.items()]))
        return url, file

    return make
