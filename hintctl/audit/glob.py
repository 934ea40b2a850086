"""One pattern of a .gitignore as a regular expression that takes linear time: https://git-scm.com/docs/gitignore"""

import re

_CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "\\x21-\\x7e",
    "lower": "a-z",
    "print": "\\x20-\\x7e",
    "punct": "\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e",
    "space": "\\s",
    "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}
_STAR = "*"
_FOLDERS = "**/"  # any number of folders, or none
_ALL = "/**"  # whatever is below


def glob_to_regex(pattern: str) -> str | None:
    """A regular expression to be used with `fullmatch`. None if git takes the pattern to match nothing."""
    parts = _parse(pattern)
    if parts is None:
        return None
    # What follows a wildcard is found at the first place that fits, for good: the next wildcard reaches the rest.
    # Only the last one of its kind may try further. So no pattern tries more ways than the text has characters.
    pieces = _split(parts, _FOLDERS)
    found = [_star_pieces(piece) for piece in pieces]
    for number in range(1, len(found)):
        found[number] = f"(?:[^/]+/)*?{found[number]}"
        if number < len(found) - 1:
            found[number] = f"(?>{found[number]})"
    return "".join(found)


def _star_pieces(parts: list[str]) -> str:
    pieces = ["".join(piece) for piece in _split(parts, _STAR)]
    if len(pieces) == 1:
        return pieces[0]
    middle = "".join(f"(?>[^/]*?{piece})" for piece in pieces[1:-1])
    return f"{pieces[0]}{middle}[^/]*{pieces[-1]}"


def _split(parts: list[str], at: str) -> list[list[str]]:
    pieces: list[list[str]] = [[]]
    for part in parts:
        if part == at:
            pieces.append([])
        else:
            pieces[-1].append(part)
    return pieces


def _parse(pattern: str) -> list[str] | None:
    """The pattern as pieces of regular expressions and wildcards."""
    parts: list[str] = []
    at, end = 0, len(pattern)
    while at < end:
        char = pattern[at]
        if char == "*":
            start = at
            while pattern[at : at + 1] == "*":
                at += 1
            alone = at - start > 1 and (start == 0 or pattern[start - 1] == "/")
            if alone and pattern[at : at + 1] == "/":
                parts.append(_FOLDERS)
                at += 1
            else:
                parts.append("(?s:.*)" if alone and at == end else _STAR)
        elif char == "[":
            charset = _parse_class(pattern, at + 1)
            if charset is None:
                return None
            part, at = charset
            parts.append(part)
        else:
            if char == "\\":
                at += 1
                if at == end:
                    return None
            parts.append("[^/]" if char == "?" else re.escape(pattern[at]))
            at += 1
    return parts


def _parse_class(pattern: str, at: int) -> tuple[str, int] | None:
    """What `[` begins: its expression, and where the pattern goes on. None if nothing ends it."""
    negated = pattern[at : at + 1] in ("!", "^") and at < len(pattern)
    at += negated
    content: list[str] = []
    previous = ""
    first = True
    while first or pattern[at : at + 1] != "]":
        first = False
        char = pattern[at : at + 1]
        if pattern.startswith("[:", at):
            name, closed, _ = pattern[at + 2 :].partition(":]")
            if not closed or name not in _CLASSES:
                return None
            content.append(_CLASSES[name])
            at += len(name) + 4
            previous = ""
            continue
        if char == "-" and previous and pattern[at + 1 : at + 2] not in ("", "]"):
            at += 1 + (pattern[at + 1] == "\\")
            last = pattern[at : at + 1]
            if previous <= last:
                content.append(f"{re.escape(previous)}-{re.escape(last)}")
            previous = ""
        else:
            if char == "\\":
                at += 1
                char = pattern[at : at + 1]
            content.append(re.escape(char))
            previous = char
        if not pattern[at : at + 1]:
            return None
        at += 1
    return (f"[^/{''.join(content)}]" if negated else f"(?!/)[{''.join(content)}]"), at + 1
