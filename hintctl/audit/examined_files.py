"""The files of one audit: examined, and fixed in memory."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from hintctl.audit.coverage import Coverage
from hintctl.audit.examine import Examined, examine
from hintctl.audit.finding import Confidence, Finding
from hintctl.audit.needles import Found
from hintctl.audit.neighbourhood import Neighbourhood
from hintctl.audit.options import Options
from hintctl.audit.report import Change
from hintctl.audit.scan import MAX_SIZE, read_regular
from hintctl.audit.search import Hit
from hintctl.audit.source import decode


class ExaminedFiles:
    """The files of one audit that may hold names, what was found in each, and what fixing made of them.

    `hits` are taken in when the first file is examined. What can't be read then is counted as skipped.
    """

    def __init__(self, options: Options, hits: Iterator[Hit], coverage: Coverage) -> None:
        self._options = options
        self._hits = hits
        self._paths: dict[str, bool] = {}  # and whether something in the file speaks for Hint
        self._coverage = coverage
        self._around = Neighbourhood(jobs=options.jobs)
        self._refusals: dict[tuple[str, int], str] = {}
        self._digests: dict[str, bytes] = {}  # of what was examined, where something is to be fixed
        self._gone: set[str] = set()
        self.fixed: Counter[str] = Counter()  # findings, by path
        self.examined: list[Examined] = []

    def examine_all(self) -> None:
        """Judges every file; then once more those in doubt, by what was found beyond doubt in files that they name."""
        self._take_in()
        first = {path: examined for path in self._paths if (examined := self._examine(path))}
        confirmed = [path for path, each in first.items() if _at_least(each, Confidence.HIGH)]
        self._around.confirm(confirmed)
        doubtful = [
            path
            for path, each in first.items()
            if confirmed and not all(map(_is_sure, each.findings)) and self._learns(path)
        ]
        first |= {path: examined for path in doubtful if (examined := self._examine(path))}
        self.examined = list(first.values())

    def _take_in(self) -> None:
        """Waits for the search to end: any file may speak for what is in another."""
        speaking = []
        for hit in self._hits:
            if Found.NAMES in hit.found:
                self._paths[hit.path] = Found.SIGNALS in hit.found or self._options.stdin is not None
            if Found.SIGNALS in hit.found:
                speaking.append(hit.path)
        # An excluded file is not audited, but may speak for others all the same: then it is looked for anew.
        if not (self._options.since or self._options.stdin or self._options.exclude):
            self._around.know(self._options.paths, speaking)

    def _learns(self, path: str) -> bool:
        """Whether a file names one in which uses are beyond doubt."""
        source = decode(path, self._bytes(path) or b"")
        return source is not None and self._around.project_of(path).names_confirmed(path, source.text)

    def _examine(self, path: str) -> Examined | None:
        data = self._bytes(path)
        source = decode(path, data) if data is not None else None
        if source is None:
            if data is not None:
                self._lose(path, "binary")
            return None
        return examine(
            source, self._around.project_of(path), least=self._options.min_confidence, speaks=self._paths[path]
        )

    def _bytes(self, path: str) -> bytes | None:
        if path in self._around.changed:
            return self._around.changed[path]
        if self._options.stdin:
            return self._options.stdin[1]
        if path in self._gone:
            return None
        try:
            data = read_regular(path, MAX_SIZE + 1)
        except OSError as error:
            self._lose(path, (error.strerror or "can't be read").lower(), unreadable=True)
            return None
        if len(data) > MAX_SIZE:  # it has grown since it was searched
            self._lose(path, "too large", unreadable=True)
            return None
        if self._options.fix:
            digest = sha256(data).digest()
            if self._digests.setdefault(path, digest) != digest:
                self._lose(path, "changed while it was examined", unreadable=True)
                return None
        return data

    def _lose(self, path: str, reason: str, *, unreadable: bool = False) -> None:
        """Counts a file as skipped that the search had counted as scanned."""
        self._gone.add(path)
        self._coverage.scanned -= 1
        self._coverage.skip(path, reason, unreadable=unreadable)

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
                self.fixed[path] += len(done.applied)
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
        """Every file that fixing has changed, and that nobody else has meanwhile."""
        from hintctl.audit.fix.diff import diff

        changed, self._around.changed = self._around.changed, {}
        for path, data in changed.items():
            original = self._bytes(path)
            before, after = decode(path, original or b""), decode(path, data)
            if original is None or before is None or after is None:
                del self.fixed[path]
            else:
                yield Change(path=path, data=data, diff=diff(before, after.text))

    def could_not_write(self, path: str, error: OSError) -> None:
        """Takes back that a file was fixed."""
        del self.fixed[path]
        self._coverage.unreadable = True
        reason = (error.strerror or "it can't be written").lower()
        self._coverage.notes.append(f"{path} was not fixed: {reason}.")


def _at_least(examined: Examined, confidence: Confidence) -> bool:
    return any(finding.confidence >= confidence for finding in examined.findings)


def _is_sure(finding: Finding) -> bool:
    return finding.confidence >= Confidence.MEDIUM
