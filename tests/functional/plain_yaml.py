"""Reads the plain YAML that hintctl gives its users to paste: mappings, lists, short flow lists, one-line values.

Whatever else YAML has, and whatever it would read in another way than it looks, is an AssertionError.
"""

from typing import Any

_Lines = list[tuple[int, str]]  # each with its indentation


def parse(text: str) -> Any:
    """The document: dicts, lists and strings."""
    lines = [line.partition(" #")[0].rstrip() for line in text.splitlines() if not line.lstrip().startswith("#")]
    return _block([(len(line) - len(line.lstrip(" ")), line.strip()) for line in lines if line])


def _block(lines: _Lines) -> Any:
    indent = lines[0][0]
    groups: list[_Lines] = []
    for line in lines:
        assert line[0] >= indent, line
        if line[0] == indent:
            groups.append([])
        groups[-1].append(line)
    heads = [group[0][1] for group in groups]
    if all(head.startswith("- ") for head in heads):
        return [_block([(indent + 2, group[0][1][2:]), *group[1:]]) for group in groups]
    if len(lines) == 1 and ": " not in heads[0] and not heads[0].endswith(":"):
        return _value(heads[0])
    pairs = [_pair(group) for group in groups]
    mapping = dict(pairs)
    assert len(mapping) == len(pairs), "a key twice"
    return mapping


def _pair(lines: _Lines) -> tuple[str, Any]:
    key, colon, value = lines[0][1].partition(":")
    assert colon, lines[0]
    assert key.replace("-", "").replace("_", "").isalnum(), key
    if value:
        assert len(lines) == 1, lines
        assert value.startswith(" "), lines
        return key, _value(value.strip())
    return key, _block(lines[1:])


def _value(text: str) -> Any:
    if text.startswith("["):
        assert text.endswith("]"), text
        return [_value(each.strip()) for each in text[1:-1].split(",")]
    if text.startswith('"'):
        assert text.endswith('"'), text
        assert text.count('"') == 2, text
        return text[1:-1]
    assert text[0] not in "-?:,]{}&*!|>'%@`", text
    assert ": " not in text, text
    assert not text.endswith(":"), text
    return text
