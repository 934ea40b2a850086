"""Renders the README's pictures from what hintctl really shows: it runs on a terminal, whose screen becomes an SVG.

    python .github/pictures/render.py [FOLDER]

Needs the dev extra and an operating system with ptys. FOLDER is where the pictures go; without it, they go beside
this file.
"""

import fcntl
import io
import os
import pty
import shutil
import subprocess
import sys
import tempfile
import termios
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyte
from rich.color import Color
from rich.console import Console
from rich.style import Style
from rich.text import Text

HERE = Path(__file__).parent
HEIGHT = 60  # lines; what is empty below is cut off
# Rich's own template names a host to load a font from, which readers of a README would ask without knowing it.
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, monospace; font-size: {char_height}px;
  line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Commands that are run one after the other in a copy of `folder`; `answers` are typed when a prompt ends so."""

    name: str
    folder: Path
    width: int
    commands: tuple[str, ...]
    answers: dict[str, str]


PICTURES = (
    Picture(
        name="bulk-run",
        folder=HERE.parents[1] / "tests" / "data",
        width=92,
        commands=(
            "hintctl bulk-link links.csv --emulator",
            "hintctl verify links.csv --emulator --differences",
            "hintctl runs undo last --emulator --dry-run",
        ),
        answers={"[y/N]: ": "y"},
    ),
    Picture(
        name="audit",
        folder=HERE / "example",
        width=92,
        commands=("hintctl audit", "hintctl audit --diff"),
        answers={},
    ),
)


def main() -> None:
    """Renders all of them."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for picture in PICTURES:
        (target / f"{picture.name}.svg").write_text(draw(picture), encoding="utf-8")


def draw(picture: Picture) -> str:
    """The picture of all commands, as the text of an SVG."""
    lines: list[Text] = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "work"
        shutil.copytree(picture.folder, work, ignore=shutil.ignore_patterns("audit", "*.labels.json"))
        for command in picture.commands:
            shown = run(command, picture, work, home=Path(folder) / "home")
            lines += [Text.assemble(("$ ", "bold green"), (command, "bold")), *shown, Text()]
    console = Console(
        record=True, width=picture.width, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    for line in lines[:-1]:
        console.print(line, no_wrap=True, crop=True)
    return console.export_svg(title="", code_format=SVG, unique_id=picture.name)


def run(command: str, picture: Picture, work: Path, home: Path) -> list[Text]:
    """What one command shows on a terminal of its own, line by line."""
    screen = pyte.Screen(picture.width, HEIGHT)
    stream = pyte.ByteStream(screen)
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, bytes((HEIGHT, 0, picture.width, 0, 0, 0, 0, 0)))
    environment = {"PATH": os.environ["PATH"], "HINTCTL_HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    program, *arguments = command.split()
    process = subprocess.Popen(
        [sys.executable, "-m", program, *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=work,
        env=environment,
        start_new_session=True,
    )
    os.close(slave)
    open_answers = dict(picture.answers)
    while content := _read(master):
        stream.feed(content)
        asked = screen.buffer[screen.cursor.y]
        line = "".join(asked[x].data for x in range(screen.cursor.x))
        for prompt in [each for each in open_answers if line.endswith(each)]:
            os.write(master, f"{open_answers.pop(prompt)}\n".encode())
    process.wait()
    os.close(master)
    shown = [_text(screen, y) for y in range(HEIGHT)]
    while shown and not shown[-1].plain.strip():
        shown.pop()
    return shown


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # Linux's way to say that nobody has the other end any more
        return b""


def _text(screen: pyte.Screen, y: int) -> Text:
    cells = (screen.buffer[y][x] for x in range(screen.columns))
    line = Text.assemble(*(("".join(cell.data for cell in alike), style) for style, alike in groupby(cells, _style)))
    line.rstrip()
    return line


def _style(cell: pyte.screens.Char) -> Style:
    return Style(
        color=_color(cell.fg), bgcolor=_color(cell.bg), bold=cell.bold, italic=cell.italics, underline=cell.underscore
    )


def _color(name: str) -> Color | None:
    """pyte's name of a colour as Rich knows it."""
    if name == "default":
        return None
    if len(name) == 6 and all(digit in "0123456789abcdef" for digit in name):
        return Color.parse(f"#{name}")
    bright = "bright_" if name.startswith("bright") else ""
    return Color.parse(bright + name.removeprefix("bright").replace("brown", "yellow"))


if __name__ == "__main__":
    main()
