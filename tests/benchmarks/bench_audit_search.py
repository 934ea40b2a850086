"""How long `hintctl audit` takes on a work tree of 40,000 files, against ripgrep, in a git checkout and outside one.

Run as `python tests/benchmarks/bench_audit_search.py [FILES] [--search]`, on a machine that does nothing else. With
`--search`, the search alone is timed, in a process of its own. Start-up is what the same takes in an empty folder.
The promise: at most 1.25 times ripgrep's time in a checkout, 2 times outside.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

RUNS = 9
PATTERN = r"\b(import_id|import_source|external_link_id)\b"
WORDS = (
    "account", "address", "amount", "balance", "billing", "charge", "client", "config", "contact", "context",
    "create", "credit", "customer", "date", "default", "delete", "detail", "device", "domain", "email", "error",
    "event", "export", "filter", "format", "handle", "header", "height", "index", "input", "invoice", "item",
    "label", "language", "length", "limit", "link", "list", "login", "manager", "member", "message", "method",
    "model", "module", "name", "network", "notes", "number", "object", "offset", "option", "order", "output",
    "owner", "package", "parser", "patient", "payment", "phone", "plan", "practice", "price", "product",
    "profile", "provider", "query", "record", "reference", "region", "remove", "report", "request", "response",
    "result", "schedule", "schema", "score", "search", "section", "server", "service", "session", "setting",
    "source", "state", "status", "string", "summary", "system", "table", "target", "template", "thread", "time",
    "title", "token", "total", "type", "update", "upload", "user", "value", "version", "visit",
)  # fmt: skip
FOREIGN = ("Größe", "déjà", "名前", "пациент", "año", "✓", "naïve")
SHAPES = {
    ".py": "def {a}_{b}({c}, {d}=None):\n    {a} = {c}.{b}({d})\n    return {{'{c}': {a}, \"{d}\": {n}}}\n\n",
    ".js": "import {{ {a} }} from './{b}';\nexport const {c} = ({d}) => {a}.{b}({d}, {n}); // {w}\n",
    ".go": 'type {A} struct {{\n\t{B} string `json:"{b},omitempty"`\n}}\n\nfunc ({c} *{A}) {D}() {{ return {n} }}\n',
    ".rb": "  def {a}\n    @{b} ||= {{ {c}: '{d}', {d}: {n} }} # {w}\n  end\n\n",
    ".java": "    private final {A} {b};\n    public {A} get{B}() {{ return this.{b}.{c}({n}); }}\n",
    ".json": '  {{"{a}_{b}": "{c}", "{d}": {n}, "{w}": null}},\n',
    ".yml": "{a}:\n  {b}: {c}\n  {d}: {n}  # {w}\n",
    ".md": "The {a} {b} of each {c} is a {d}; see `{a}_{b}` ({n}), {w}.\n\n",
    ".html": '<div class="{a}-{b}"><span id="{c}">{w} {d} {n}</span></div>\n',
    ".sql": "SELECT {a}.{b}, {c}.{d} FROM {a} JOIN {c} ON {a}.id = {c}.{a}_id WHERE {d} > {n};\n",
}
LEGACY = (
    'patient["import_id"] = "{n}"\n',
    '{{"external_link_id": "emr-{n}"}}\n',
    'body = {{ import_id: "{n}", import_source: "emr" }}\n',
)


def make_tree(top: Path, files: int) -> None:
    """The same files every time: code-like text of 0.5 to 60 KB, 9 KB on average. Each 25th is binary, some 300 hold a
    name, and each 40th has text that is not ASCII.
    """
    chance = random.Random(20170401)
    lines = {suffix: [make_line(chance, SHAPES[suffix], WORDS) for _ in range(3000)] for suffix in SHAPES}
    foreign = {suffix: [make_line(chance, SHAPES[suffix], FOREIGN) for _ in range(300)] for suffix in SHAPES}
    suffixes = list(SHAPES)
    for number in range(files):
        folder = top / f"module{number % 61}" / f"part{number // 12 % 53}"
        folder.mkdir(parents=True, exist_ok=True)
        size = int(min(60_000, max(500, chance.lognormvariate(8.6, 1.0))))
        if number % 25 == 24:
            (folder / f"image{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\r" + chance.randbytes(size))
            continue
        suffix = chance.choice(suffixes)
        text = "".join(chance.choices(lines[suffix], k=max(4, size // 85)))
        if number % 40 == 0:
            text += "".join(chance.choices(foreign[suffix], k=5))
        if number % (files // 300 or 1) == 7:
            cut = text.find("\n", len(text) // 2) + 1
            text = text[:cut] + chance.choice(LEGACY).format(n=number) + text[cut:]
        (folder / f"{chance.choice(WORDS)}_{number}{suffix}").write_text(text, encoding="utf-8")


def make_line(chance: random.Random, shape: str, words: Sequence[str]) -> str:
    a, b, c, d = chance.choices(WORDS, k=4)
    names = {"a": a, "b": b, "c": c, "d": d, "w": chance.choice(words), "n": chance.randrange(10**6)}
    return shape.format(**names, A=a.title(), B=b.title(), D=d.title())


def make_checkout(top: Path) -> None:
    for arguments in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", "-C", str(top), *arguments], check=True)


def median(command: list[str], folder: Path) -> float:
    """Seconds, after one run to warm up."""
    times = []
    # An installed program is compiled; with this variable set, what is worked on would be compiled in every run.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(RUNS + 1):
        started = time.perf_counter()
        ended = subprocess.run(
            command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        times.append(time.perf_counter() - started)
        if ended.returncode not in (0, 1):
            sys.exit(f"{command[0]} ended with {ended.returncode}: {ended.stderr}")
    return statistics.median(times[1:])


def search_here() -> None:
    """The search alone."""
    from hintctl.audit.coverage import Coverage
    from hintctl.audit.exclude import Exclude
    from hintctl.audit.search import search

    coverage = Coverage()
    found = Counter(
        hit.found.name for hit in search([Path()], exclude=Exclude(), since=None, jobs=0, coverage=coverage)
    )
    print(f"{dict(found)} in {coverage.scanned:,} files, {dict(coverage.skipped)}")


def main(files: int, command: list[str]) -> None:
    """Prints medians and ratios."""
    ripgrep = shutil.which("rg")
    if ripgrep is None:
        print("ripgrep (rg) is not installed, so there is nothing to compare with: times only.")
    with tempfile.TemporaryDirectory() as folder:
        tree, empty = Path(folder) / "tree", Path(folder) / "empty"
        empty.mkdir()
        make_tree(tree, files)
        size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file())
        print(f"{files:,} files, {size / 1e6:,.0f} MB, medians of {RUNS} runs{load()}", flush=True)
        starting = median(command, empty)
        print(f"{'empty folder':18} hintctl {starting:.3f} s", flush=True)
        for place, limit in (("outside git", 2.0), ("in a git checkout", 1.25)):
            if "checkout" in place:
                make_checkout(tree)
            ours = median(command, tree)
            line = f"{place:18} hintctl {ours:.3f} s, start-up {starting / ours:.0%} of it"
            if ripgrep:
                theirs = median([ripgrep, "-c", PATTERN, "."], tree)
                line += f"   rg {theirs:.3f} s   {ours / theirs:.2f} x (at most {limit})"
            print(line + load(), flush=True)


def load() -> str:
    """How busy the machine has been in the last minute, where it tells."""
    return f"   load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""


if __name__ == "__main__":
    if "--search-here" in sys.argv:
        search_here()
    else:
        alone = "--search" in sys.argv
        numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
        python = [sys.executable, "-m", "hintctl", "audit", "--exit-zero"]
        main(numbers[0] if numbers else 40_000, [sys.executable, __file__, "--search-here"] if alone else python)
