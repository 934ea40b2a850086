"""`audit --fix` on files of any language, encoding and line ends: all bytes stay but those of the fix."""

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.promises.figures import count
from tests.running import Hintctl
from tests.unit.audit.fix.test_safe_fixes import FIXED

if TYPE_CHECKING:
    from pathlib import Path

OPENS_COMMENT = {
    **dict.fromkeys(("py", "rb", "sh", "yml", "yaml", "toml", "ex", "pl"), "# "),
    **dict.fromkeys(("go", "js", "ts", "php", "java", "kt", "scala", "cs", "rs", "swift", "dart"), "// "),
    "lua": "-- ",
}  # of the others, some have no comments
ENCODINGS = {
    "utf-8": (b"", "utf-8"),
    "utf-8 with a mark": (codecs.BOM_UTF8, "utf-8"),
    "utf-16 le": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16 be": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "latin-1": (b"", "latin-1"),
}
THIRDS = 3  # of all cases, so that a run takes no longer than it must
TEXTS = st.text(st.characters(categories=("L", "N", "S", "Zs"), exclude_characters="\\"), max_size=20)


def written(name: str, text: str, remarks: list[str], newline: str) -> str:
    """A file with this text in it, followed by remarks of no interest."""
    opener = OPENS_COMMENT.get(name.rpartition(".")[2])
    lines = [f"{opener}{remark}\n" for remark in remarks] if opener else []
    return "".join((text, "\n" if lines else "", *lines)).replace("\r\n", "\n").replace("\n", newline)


@examples(3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("encoding", ENCODINGS)
@given(st.integers(0, THIRDS - 1), st.sampled_from(["\n", "\r\n"]), st.lists(TEXTS, max_size=3))
def test_all_bytes_stay_but_those_of_the_fix(
    tmp_path_factory: pytest.TempPathFactory,
    hintctl: Hintctl,
    encoding: str,
    third: int,
    newline: str,
    remarks: list[str],
) -> None:
    """
    Mutation: hintctl/audit/source.py: `return self.mark + text.encode(` -> `return text.encode(`
    Mutation: hintctl/audit/source.py: `"surrogateescape" if self.encoding` -> `"replace" if self.encoding`
    """
    top = tmp_path_factory.mktemp("tree")
    mark, codec = ENCODINGS[encoding]
    if codec == "latin-1":  # of which no two letters together are UTF-8
        remarks = ["éÿ", *("".join(chr(0xC0 + ord(letter) % 64) for letter in remark) for remark in remarks)]
    expected: dict[Path, bytes] = {}
    for number, (name, before, after) in enumerate(FIXED[third::THIRDS]):
        path = top / str(number) / "hint" / name
        path.parent.mkdir(parents=True)
        (path.parent / "client.py").write_text("URL = 'https://api.hint.com/api/provider/patients'\nHINT_API_KEY = 1\n")
        more = remarks if before.endswith("\n") else []
        path.write_bytes(mark + written(name, before, more, newline).encode(codec))
        expected[path] = mark + written(name, after, more, newline).encode(codec)
    for _ in range(2):
        ended = hintctl("audit", top, "--fix", "--min-confidence", "low", "--jobs", "1")
        assert {path: path.read_bytes() for path in expected} == expected, ended.out
    count("files fixed, twice", len(expected))
