"""`hintctl: ignore` in a comment of any language: which findings it hides, and which ignores hide none."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from hintctl.audit.finding import Finding
from hintctl.audit.report import UnusedIgnore
from hintctl.audit.rules import BY_CODE

# Bounded, and never past another bracket: a line of a million of them still takes linear time.
_IGNORE = re.compile(
    r"hintctl:[ \t]{0,8}ignore(?![\w-])(?:[ \t]{0,8}(?P<open>\[)(?P<codes>[^\[\]\r\n]{0,200})(?P<close>\])?)?",
    re.IGNORECASE,
)
# What opens a comment in some language, or goes on with one. Right before the ignore any of them will do; with words in
# between, it has to stand alone, as `//` in a URL does not.
_OPENER = (
    r"(?:\#+|(?<!:)//+!?|/\*+|\*+|--+|;+|%+|<!--+|<%\#|<%--|\{\#|\{\{!(?:--)?|\(\*+|@\*|\.\.|!+|'|\"|\brem\b|\bdnl\b)"
)
_RIGHT_BEFORE = re.compile(_OPENER + r"[ \t]*\Z", re.IGNORECASE)
_WORDS_BETWEEN = re.compile(r"(?:\A|(?<=[ \t]))(?:\#+|//+!?|/\*+|--|;+|<!--|\{\#|\(\*)[ \t]")
_CLOSER = re.compile(r"\*+/|--+!?>|--%>|%>|\#\}|(?:--)?\}\}|\*+\)|\*@")
_ONLY_CLOSER = re.compile(r"[ \t]*(?:\*+/|--+>|%>|\#\}|\*+\))[ \t}]*")
_LOOKED_AT = 500  # characters before the ignore, and behind it


@dataclass(frozen=True, kw_only=True)
class Ignore:
    """One ignore. It is about findings that begin in `reach` (offsets of the first and behind the last).

    `alone` on its line, it reaches into the next. `codes` is None where it is about every rule. `unknown` are codes of
    no rule; `broken` means that its brackets hold nothing that can be read. The place is given as in a Finding.
    """

    line: int
    column: int
    text: str
    alone: bool
    reach: tuple[int, int]
    codes: frozenset[str] | None
    unknown: tuple[str, ...] = ()
    broken: bool = False

    def covers(self, finding: Finding) -> bool:
        """Whether it is about the finding's rule, wherever that is."""
        return not self.broken and (self.codes is None or finding.rule.code in self.codes)

    def unused(self, path: str, problem: str) -> UnusedIgnore:
        """What is to be said of it. `path` is the file's, `problem` a sentence."""
        return UnusedIgnore(
            path=path,
            line=self.line,
            column=self.column,
            end_column=self.column + len(self.text),
            text=self.text,
            problem=problem,
        )


@dataclass(frozen=True, kw_only=True)
class Suppressed:
    """The findings that are left, how many are hidden, and the ignores that deserve a word."""

    findings: tuple[Finding, ...]
    hidden: int
    unused: tuple[UnusedIgnore, ...]


def find_ignores(text: str, comments: Sequence[tuple[int, int]] | None = None) -> tuple[Ignore, ...]:
    """The ignores of a file.

    `comments` are the comments' places in order, as offsets into `text`, the end excluded, if the language is known.
    Without them, an ignore is one where a comment of some language could open before it on its line.
    """
    found: list[Ignore] = []
    for match, line in _matches(text):
        opener = _comment_around(match.start(), comments) if comments is not None else line.comment_before(match)
        if opener is not None:
            last = found[-1] if found else None
            # What follows an ignore that is alone on its line is in the same comment.
            alone = bool(last and last.alone and last.line == line.number) or line.is_only_comment(match, opener)
            found.append(_parse(match, line, alone=alone))
    below: Ignore | None = None
    for position in reversed(range(len(found))):
        ignore = found[position]
        if ignore.alone:
            found[position] = ignore = replace(ignore, reach=(ignore.reach[0], _end_of_reach(text, ignore, below)))
        below = ignore
    return tuple(found)


def suppress(findings: Sequence[Finding], ignores: Sequence[Ignore], path: str) -> Suppressed:
    """Hides what the ignores of one file hide. The findings are all of that file, also those too unsure to be shown."""
    starts = [ignore.reach[0] for ignore in ignores]
    used: list[set[str]] = [set() for _ in ignores]
    left: list[Finding] = []
    for finding in findings:
        hidden = False
        position = bisect_right(starts, finding.start) - 1
        while position >= 0 and finding.start < ignores[position].reach[1]:  # those above one another end together
            if ignores[position].covers(finding):
                used[position].add(finding.rule.code)
                hidden = True
            position -= 1
        if not hidden:
            left.append(finding)
    unused = [
        ignore.unused(path, problem)
        for ignore, codes in zip(ignores, used, strict=True)
        for problem in _problems(ignore, codes)
    ]
    return Suppressed(findings=tuple(left), hidden=len(findings) - len(left), unused=tuple(unused))


def _matches(text: str) -> Iterator[tuple[re.Match[str], "_Line"]]:
    number, start, end = 1, 0, -1
    for match in _IGNORE.finditer(text):
        if match.start() > end:
            number += text.count("\n", start, match.start())
            start = text.rfind("\n", start, match.start()) + 1 or start
            end = _line_end(text, match.end())
        yield match, _Line(number=number, start=start, end=end, text=text)


def _comment_around(offset: int, comments: Sequence[tuple[int, int]]) -> int | None:
    """The start of the comment that an offset is in."""
    position = bisect_right(comments, offset, key=itemgetter(0)) - 1
    return comments[position][0] if position >= 0 and offset < comments[position][1] else None


def _parse(match: re.Match[str], line: "_Line", *, alone: bool) -> Ignore:
    words = [word.strip().upper() for word in (match["codes"] or "").split(",")] if match["open"] else []
    words = [word for word in words if word]
    return Ignore(
        line=line.number,
        column=match.start() - line.start + 1,
        text=match[0],
        alone=alone,
        reach=(line.start, line.end),
        codes=frozenset(words) & BY_CODE.keys() if match["open"] else None,
        unknown=tuple(word for word in words if word not in BY_CODE),
        broken=bool(match["open"]) and (not match["close"] or not words),
    )


def _end_of_reach(text: str, ignore: Ignore, below: Ignore | None) -> int:
    """The end of the line that an ignore alone on its line is meant for: past others like it, and past `*/`."""
    next_start = ignore.reach[1] + 1
    if below and below.alone and below.reach[0] in (next_start, ignore.reach[0]):
        return below.reach[1]
    end = _line_end(text, next_start)
    if end - next_start < _LOOKED_AT and _ONLY_CLOSER.fullmatch(text, next_start, end):
        return _line_end(text, end + 1)
    return end


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _problems(ignore: Ignore, used: set[str]) -> Iterator[str]:
    if ignore.broken:
        yield "its brackets name no rule, so it ignores nothing. Write hintctl: ignore[HINT002]."
        return
    for code in ignore.unknown:
        yield f"there is no rule {code}. The rules are {', '.join(BY_CODE)}."
    if ignore.codes is None and not used:
        yield "there is nothing to ignore here. Remove it."
    for code in sorted(ignore.codes or ()):
        if code not in used:
            yield f"there is no {code} to ignore here. Remove it."


@dataclass(frozen=True, kw_only=True)
class _Line:
    """The line of an ignore: its number from 1, and where it is in the text, its end excluded."""

    number: int
    start: int
    end: int
    text: str

    def comment_before(self, match: re.Match[str]) -> int | None:
        """Where a comment of some language could open that the ignore is in."""
        first = max(self.start, match.start() - _LOOKED_AT)
        before = self.text[first : match.start()]
        with_words = _WORDS_BETWEEN.search(before)
        right_before = _RIGHT_BEFORE.search(before)
        if right_before and (quote := right_before[0].strip()) in ("'", '"') and quote in self._behind(match):
            right_before = None  # a string
        starts = [first + opener.start() for opener in (with_words, right_before) if opener]
        return min(starts, default=None)

    def is_only_comment(self, match: re.Match[str], opener: int) -> bool:
        """Whether nothing but the comment that opens at `opener` is on the line."""
        if opener - self.start > _LOOKED_AT or self.text[self.start : max(opener, self.start)].strip(" \t\ufeff{"):
            return False
        closer = _CLOSER.search(behind := self._behind(match))
        return closer is None or not behind[closer.end() :].strip(" \t\r}")

    def _behind(self, match: re.Match[str]) -> str:
        return self.text[match.end() : min(self.end, match.end() + _LOOKED_AT)]
