"""The README's pictures show what hintctl shows: rendered anew, they have the same text."""

import html
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / ".github" / "pictures"
# What is another at each run: its ID, how long it took, when it will be done.
CHANGING = re.compile(r"\d{8}-\d{6}-[0-9a-f]{4}|\d+\.\d s|(?<=done )\w{3} \d\d:\d\d")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no ptys, in which the pictures are taken")
def test_the_pictures_are_what_hintctl_shows(tmp_path: Path) -> None:
    subprocess.run([sys.executable, PICTURES / "render.py", tmp_path], check=True)
    rendered = sorted(path.name for path in tmp_path.iterdir())
    assert rendered == sorted(path.name for path in PICTURES.glob("*.svg")) == ["audit.svg", "bulk-run.svg"]
    for name in rendered:
        assert shown_in(tmp_path / name) == shown_in(PICTURES / name)


def test_a_picture_keeps_its_blanks_and_asks_no_host_for_anything() -> None:
    for picture in PICTURES.glob("*.svg"):
        text = picture.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert 'xml:space="preserve"' in text
        assert not re.search(r"url\((?!#)|href|@import|src=", text)


def test_the_readme_has_them_all() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^\]]{20,}\]\((\.github/pictures/[^)]*)\)", readme)
    assert sorted(shown) == sorted(path.relative_to(ROOT).as_posix() for path in PICTURES.glob("*.svg"))


def shown_in(picture: Path) -> list[str]:
    """The lines of text in a picture, without what changes."""
    lines: dict[float, str] = {}
    for y, text in re.findall(r'<text[^>]* y="([\d.]+)"[^>]*>([^<]*)</text>', picture.read_text(encoding="utf-8")):
        lines[float(y)] = lines.get(float(y), "") + html.unescape(text).replace("\N{NO-BREAK SPACE}", " ")
    return [CHANGING.sub("…", line).rstrip() for _, line in sorted(lines.items())]
