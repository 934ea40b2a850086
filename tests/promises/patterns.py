"""Every regular expression that hintctl's code writes down, and how it is used there."""

import ast
import importlib
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_ONE_MATCH = frozenset({"match", "fullmatch", "search"})
_ALL_MATCHES = frozenset({"findall", "finditer", "split", "sub", "subn"})
_USES = _ONE_MATCH | _ALL_MATCHES


@dataclass(frozen=True, kw_only=True)
class Written:
    """`name` is the file and what in it holds the pattern. `pattern` is None where only a run knows what it is.

    `uses` are names of methods; those that take longest where the pattern is handed on, and it can't be seen what for.
    """

    name: str
    pattern: "re.Pattern[Any] | None"
    uses: frozenset[str]

    def use(self, text: str | bytes) -> None:
        """Does with the text what hintctl does with one."""
        assert self.pattern
        for use in self.uses & _ONE_MATCH:
            getattr(self.pattern, use)(text)
        if self.uses & _ALL_MATCHES:
            deque(self.pattern.finditer(text), maxlen=0)


def written() -> list[Written]:
    """All of them, in order. Python runs no other function of `re` than those that stand there."""
    return [each for file in _trees() for each in _written_in(file)]


@cache
def _trees() -> dict[str, ast.Module]:
    files = sorted((ROOT / "hintctl").rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def _written_in(file: str) -> Iterator[Written]:
    for statement in _trees()[file].body:
        calls: dict[ast.expr, ast.Call] = {
            node.func: node for node in ast.walk(statement) if isinstance(node, ast.Call)
        }
        for node in ast.walk(statement):
            if isinstance(node, ast.Attribute) and _is_of_re(node, _USES | {"compile"}):
                call, holder = calls.get(node), _holder(statement, node)
                pattern = None if call is None else _pattern(file, call)
                yield Written(name=f"{file} {holder}", pattern=pattern, uses=_uses(file, holder, node.attr))


def _is_of_re(node: ast.AST, names: frozenset[str]) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node.value) == "re" and node.attr in names


def _holder(statement: ast.stmt, node: ast.AST) -> str:
    """The innermost function or constant around a node."""
    named = [each for each in ast.walk(statement) if isinstance(each, ast.FunctionDef) and node in ast.walk(each)]
    if named:
        return named[-1].name
    return ast.unparse(statement.targets[0] if isinstance(statement, ast.Assign) else statement).partition(" ")[0]


def _pattern(file: str, call: ast.Call) -> "re.Pattern[Any] | None":
    """The pattern as its module has it, of constants; flags are what else of `re` the call is given."""
    names = vars(importlib.import_module(file.removesuffix(".py").replace("/", ".")))
    flags = [each for each in call.args[1:] if any(_is_of_re(node, _FLAGS) for node in ast.walk(each))]
    try:
        source, *given = (_value(each, names) for each in (call.args[0], *flags))
    except NameError:
        return None
    return re.compile(source, *given)


_FLAGS = frozenset(re.RegexFlag.__members__)


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    return eval(compile(ast.Expression(node), "hintctl", "eval"), names)


def _uses(file: str, holder: str, called: str) -> frozenset[str]:
    if called != "compile":
        return frozenset({called})
    trees = [_trees()[file]] if holder.startswith("_") else _trees().values()
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    found = frozenset(node.attr for node in nodes if ast.unparse(node.value) == holder)
    return found & _USES or frozenset({"search", "fullmatch"})
