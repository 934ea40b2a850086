"""Audit survives any tree: in bounded time and memory, no pipe opened, nothing passed over in silence.

Each of these made it fail: a file that is opened before it is known to be regular, a git that is waited for, a closed
folder or too long a path that counts as nothing to worry about, a chunk of two gigabytes, an error of the system that
is not caught, binary files searched as text, names decoded as UTF-8, links that are followed, a list of all paths.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the files of POSIX")

SECONDS = 60  # for what takes less than one on a quiet machine, and a line of a gigabyte five
MIB = 1 << 20
# Prints the files with names, counts and this process's peak memory.
PROGRAM = """
import json, resource, sys
import hintctl.audit.git
from pathlib import Path
from hintctl.audit.coverage import Coverage
from hintctl.audit.exclude import Exclude
from hintctl.audit.needles import Found
from hintctl.audit.search import search
hintctl.audit.git.PATIENCE = 0.5
hintctl.audit.git._PIPE_SIZE = 1 << 16  # so that memory which grows with the tree stands out
coverage = Coverage()
hits = search([Path()], exclude=Exclude(), since=None, jobs=2, coverage=coverage)
found = [hit.path for hit in hits if Found.NAMES in hit.found]
unit = 1 if sys.platform == "darwin" else 1024
peak, children = (resource.getrusage(who).ru_maxrss * unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
if Path("/proc/self/status").exists():  # Linux counts in what the process was before it became Python
    peak = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) * 1024
said = [coverage.scanned, dict(coverage.skipped), coverage.unreadable, coverage.notes]
print(json.dumps([found, *said, peak, children]))
"""
Outcome = tuple[list[str], int, dict[str, int], bool, list[str], int, int]


def audit(tree: Path, *before: str) -> Outcome:
    package = str(Path(__file__).parents[2])
    ended = subprocess.run(
        [*before, sys.executable, "-c", PROGRAM],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": package},
        stdout=subprocess.PIPE,
        timeout=SECONDS,
        check=True,
    )
    outcome: Outcome = json.loads(ended.stdout)
    return outcome


@pytest.fixture(params=["checkout", "outside"])
def tree(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    top = tmp_path / "tree"
    top.mkdir()
    (top / "legacy.py").write_text("import_id\n")
    (top / "was_file").write_text("import_id\n")
    if request.param == "checkout":
        for command in (["init", "-q"], ["add", "-A"]):
            subprocess.run(["git", *command], cwd=top, check=True)
    yield top
    shutil.rmtree(top, ignore_errors=True)


def in_git(tree: Path) -> bool:
    return (tree / ".git").exists()


def test_pipes_sockets_and_devices(tree: Path) -> None:
    (tree / "was_file").unlink()
    for name in ("pipe", "was_file"):
        os.mkfifo(tree / name)
    server = socket.socket(socket.AF_UNIX)
    server.bind(os.path.relpath(tree / "socket"))
    (tree / "null").symlink_to("/dev/zero")
    # A writer that waits on a pipe goes on as soon as anybody opens it.
    writer = subprocess.Popen(["sh", "-c", f"echo > '{tree}/was_file'; echo > '{tree}/pipe'"])
    found, _, skipped, _, _, _, _ = audit(tree)
    assert found == ["legacy.py"]
    assert skipped["link out of the tree"] == 1
    assert skipped["not a regular file"] == (1 if in_git(tree) else 3)  # git lists no pipe that isn't tracked
    assert writer.poll() is None
    writer.kill()
    writer.wait()
    server.close()


@pytest.mark.parametrize("name", [".gitignore", ".gitattributes", "sub/.gitignore"])
def test_a_pipe_that_git_would_wait_for(tree: Path, name: str) -> None:
    (tree / name).parent.mkdir(exist_ok=True)
    os.mkfifo(tree / name)
    found, *_ = audit(tree)
    assert "legacy.py" in found


def test_links_in_circles(tree: Path) -> None:
    (tree / "self").symlink_to("self")
    (tree / "up").symlink_to(".")
    (tree / "one").symlink_to("two")
    (tree / "two").symlink_to("one")
    found, _, skipped, _, _, _, _ = audit(tree)
    assert found == ["legacy.py", "was_file"]
    assert skipped == {"broken link": 3}


def test_what_may_not_be_read(tree: Path) -> None:
    before: tuple[str, ...] = ()
    if os.geteuid() == 0:  # root may read everything, unless it gives that up
        if not shutil.which("setpriv"):
            pytest.skip("needs a user other than root, or setpriv")
        rights = "-dac_override,-dac_read_search"
        before = ("setpriv", "--bounding-set", rights, "--inh-caps", rights)
    for folder in ("closed", "unlisted"):
        (tree / folder).mkdir()
        (tree / folder / "x").write_text("import_id\n")
    (tree / "was_file").chmod(0)
    (tree / "closed").chmod(0)
    (tree / "unlisted").chmod(0o444)
    try:
        found, _, skipped, unreadable, notes, _, _ = audit(tree, *before)
    finally:
        for folder in ("closed", "unlisted"):
            (tree / folder).chmod(0o755)
    assert found == ["legacy.py"]
    assert unreadable
    assert skipped["no permission"] >= 2
    assert notes == []


def test_any_bytes(tree: Path) -> None:
    for number, data in enumerate(
        (b"\0" * 99, b"\xff\xfeimport_id", b"\xff" * 99, b"\x80import_id", b"", os.urandom(9999))
    ):
        (tree / f"{number}").write_bytes(data)
    (tree / "nul").write_bytes(b"\0import_id")
    found, scanned, skipped, unreadable, _, _, _ = audit(tree)
    assert {"3", "legacy.py", "was_file"} <= set(found)
    assert "nul" not in found
    assert not unreadable
    assert scanned + skipped["binary"] == 9


def test_any_names(tree: Path) -> None:
    names = [
        b"new\nline",
        b"\x1b[31mred",
        b"\xff\xfe",
        b" ",
        b"-e",
        b"--",
        b"a\tb",
        b"'\"",
        b"\\",
        b":(attr:x)",
        b"*",
        b"#x",
        b"!x",
        b"\xed\xa0\x80",
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(tree) + b"/" + name)).write_text("import_id\n")
    if in_git(tree):
        subprocess.run(["git", "add", "-A"], cwd=tree, check=True)
    found, *_ = audit(tree)
    assert {os.fsencode(path) for path in found} == {*names, b"legacy.py", b"was_file"}


def test_folders_within_folders(tree: Path) -> None:
    at = Path.cwd()
    os.chdir(tree)
    try:
        for _ in range(5000):
            Path("d").mkdir()
            os.chdir("d")
        Path("x").write_text("import_id\n")
    finally:
        os.chdir(at)
    try:
        found, _, skipped, unreadable, _, _, _ = audit(tree)
    finally:
        subprocess.run(["rm", "-rf", str(tree / "d")], check=True)
    assert found == ["legacy.py", "was_file"]
    assert unreadable
    assert skipped == {"path too long": 1}


def test_a_line_of_a_gigabyte(tree: Path) -> None:
    piece = b"x" * MIB
    with (tree / "long").open("wb") as file:
        for _ in range(1024):
            file.write(piece)
        file.write(b" import_id")
    try:
        found, _, skipped, unreadable, _, peak, children = audit(tree)
    finally:
        (tree / "long").unlink()
    assert found == ["legacy.py", "was_file"]
    assert skipped == {"too large": 1}
    assert unreadable
    assert peak < 120 * MIB
    assert children < 900 * MIB or sys.platform != "linux"


def test_many_files_in_flat_memory(tree: Path) -> None:
    peaks, made = [], 0
    for count in (500, 8_000):
        for number in range(made, count):
            folder = tree / f"folder{number // 100}"
            folder.mkdir(exist_ok=True)
            (folder / f"{number}{'_of_a_rather_long_name' * 6}").write_bytes(b"")
        made = count
        if in_git(tree):
            subprocess.run(["git", "add", "-A"], cwd=tree, check=True)
        found, scanned, *_, peak, _ = audit(tree)
        assert (len(found), scanned) == (2, count + 2)
        peaks.append(peak)
    assert peaks[1] - peaks[0] < 0.9 * MIB


def test_files_that_come_and_go(tree: Path) -> None:
    """Another process writes, grows and removes files all the while."""
    program = """
import itertools, os
for number in itertools.count():
    name = f"file{number % 50}"
    with open(name, "a") as file:
        file.write("import_id\\n" * 999)
    try:
        os.remove(f"file{(number + 25) % 50}")
    except FileNotFoundError:
        pass
"""
    writer = subprocess.Popen([sys.executable, "-c", program], cwd=tree)
    try:
        for _ in range(8):
            found, *_ = audit(tree)
            assert {"legacy.py", "was_file"} <= set(found)
    finally:
        writer.kill()
        writer.wait()


def test_code_that_nobody_would_write(tree: Path) -> None:
    """The whole command, over what is deep, open, endless or no code at all."""
    use = '{"url": "https://api.hint.com/api/provider/patients", "import_id": 1}'
    bad = b'PATIENT = {"import_id": 1} # \x80\xff https://api.hint.com/ '
    made = {
        "deep.json": "[" * 30_000 + use + "]" * 30_000,
        "deep.py": "x = " + "(" * 20_000 + use + ")" * 20_000,
        "deep.js": "x = " + "{a:" * 20_000 + use + "}" * 20_000,
        "open.js": "({[" * 30_000 + "import_id",
        "quotes.js": "\"`'" * 30_000 + "import_id",
        "line.js": f"x({use});" * 500,
        "long.txt": "x" * (5 << 20) + " import_id " + "y" * (5 << 20),
        "same.rb": "import_id = 1\n" * 500,
    }
    for name, text in made.items():
        (tree / name).write_text(text)
    (tree / "bytes.py").write_bytes(bad)
    (tree / "half.py").write_bytes(b"\xff\xfe\x00\xd8i\0m\0p\0o\0r\0t\0_\0i\0d\0")
    command = [sys.executable, "-m", "hintctl", "audit", "--json", "--min-confidence", "low"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run(command, cwd=tree, env=environment, stdout=subprocess.PIPE, timeout=SECONDS)
    assert ended.returncode == 1
    document = json.loads(ended.stdout)
    found = {each["path"] for each in document["findings"]}
    assert found == {*made, "bytes.py", "half.py", "legacy.py", "was_file"}
    assert document["summary"]["scanned"] == len(found)
