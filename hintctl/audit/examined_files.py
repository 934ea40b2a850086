"""The files of one audit: examined, and fixed in memory."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from hintctl.audit.coverage import Coverage
from hintctl.audit.examine import Examined, examine
from hintctl.audit.finding import Confidence, Finding
from hintctl.audit.needles import Found
from hintctl.audit.neighbourhood import Neighbourhood
from hintctl.audit.options import Options
from hintctl.audit.report import Change
from hintctl.audit.scan import MAX_SIZE
from hintctl.audit.search import Hit
from hintctl.audit.source import decode


class ExaminedFiles:
    """The files of one audit that may hold names, what was found in each, and what fixing made of them.

    `hits` are taken in when the first file is examined. What can't be read then is counted as skipped.
    """

    def __init__(self, options: Options, hits: Iterator[Hit], coverage: Coverage) -> None:
        self._options = options
        self._hits = hits
        self._paths: list[str] = []
        self._coverage = coverage
        self._around = Neighbourhood(jobs=options.jobs)
        self._refusals: dict[tuple[str, int], str] = {}
        self.examined: list[Examined] = []

    def examine_all(self) -> None:
        """Judges every file; then once more those in doubt, by what was found beyond doubt in files that they name."""
        self._take_in()
        first = {path: examined for path in self._paths if (examined := self._examine(path))}
        self._around.confirm(path for path, each in first.items() if _at_least(each, Confidence.HIGH))
        doubtful = [path for path, each in first.items() if not all(map(_is_sure, each.findings))]
        first |= {path: examined for path in doubtful if (examined := self._examine(path))}
        self.examined = list(first.values())

    def _take_in(self) -> None:
        """Waits for the search to end: any file may speak for what is in another."""
        speaking = []
        for hit in self._hits:
            if Found.NAMES in hit.found:
                self._paths.append(hit.path)
            if Found.SIGNALS in hit.found:
                speaking.append(hit.path)
        if not self._options.since and not self._options.stdin:
            self._around.know(self._options.paths, speaking)

    def _examine(self, path: str) -> Examined | None:
        data = self._bytes(path)
        source = decode(path, data) if data is not None else None
        if source is None:
            return None
        return examine(source, self._around.project_of(path), least=self._options.min_confidence)

    def _bytes(self, path: str) -> bytes | None:
        if path in self._around.changed:
            return self._around.changed[path]
        if self._options.stdin:
            return self._options.stdin[1]
        try:
            with Path(path).open("rb") as file:
                return file.read(MAX_SIZE + 1)
        except OSError as error:
            self._coverage.skip(path, (error.strerror or "unreadable").lower(), unreadable=True)
            return None

    def fix(self, findings: Iterable[Finding], *, unsafe: bool) -> int:
        """Applies fixes in memory. Returns how many findings they fixed."""
        from hintctl.audit.fix.apply import apply  # not needed but for fixing

        by_path: dict[str, list[Finding]] = {}
        for finding in findings:
            by_path.setdefault(finding.path, []).append(finding)
        count = 0
        for path, each in by_path.items():
            source = decode(path, self._bytes(path) or b"")
            if source is None:
                continue
            done = apply(source, each, unsafe=unsafe)
            self._refusals |= {(path, refused.start): refused.refusal for refused in done.refused}
            if done.applied:
                self._around.changed[path] = source.encode(done.text)
                count += len(done.applied)
        if count:
            self._around.forget_evidence()
        return count

    def explained(self, findings: Iterable[Finding]) -> Iterable[Finding]:
        """The findings that are left, with the reason where a fix could not be applied."""
        for finding in findings:
            refusal = self._refusals.get((finding.path, finding.start))
            yield replace(finding, fix=None, refusal=refusal) if refusal else finding

    def changes(self) -> Iterable[Change]:
        """Every file that is no longer what it was."""
        from hintctl.audit.fix.diff import diff

        changed, self._around.changed = self._around.changed, {}
        for path, data in changed.items():
            before, after = decode(path, self._bytes(path) or b""), decode(path, data)
            if before and after:
                yield Change(path=path, data=data, diff=diff(before, after.text))


def _at_least(examined: Examined, confidence: Confidence) -> bool:
    return any(finding.confidence >= confidence for finding in examined.findings)


def _is_sure(finding: Finding) -> bool:
    return finding.confidence >= Confidence.MEDIUM
