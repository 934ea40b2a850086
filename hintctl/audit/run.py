"""An audit from end to end: finds the candidates, judges each, fixes what is to be fixed, and settles what is shown."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

# Only what starts the search: the rest is loaded while git works, which takes as long as git does for a small tree.
from hintctl.audit.coverage import Coverage
from hintctl.audit.exclude import Exclude
from hintctl.audit.needles import Found
from hintctl.audit.options import Options
from hintctl.audit.search import Hit, search

if TYPE_CHECKING:
    from hintctl.audit.examined_files import ExaminedFiles
    from hintctl.audit.report import Change, Report
    from hintctl.audit.settle import Settled

_MOST_ROUNDS = 20  # each takes a name away at least; only somebody's changes at the same time could go on for ever


def audit(options: Options, on_change: "Callable[[Change], None] | None" = None) -> "Report":
    """Audits code. `on_change` is called once for each file that fixing changes; it writes the file, or shows it."""
    coverage = Coverage()
    hits = _hits(options, coverage)
    from hintctl.audit.examined_files import ExaminedFiles
    from hintctl.audit.finding import Safety
    from hintctl.audit.report import Report

    files = ExaminedFiles(options, hits, coverage)
    files.examine_all()
    settled = first = _settle(files, options, coverage)
    unwritten: set[str] = set()
    if options.fix and on_change:
        for _ in range(_MOST_ROUNDS):
            count = files.fix(settled.findings, unsafe=options.fix is Safety.UNSAFE)
            if not count:
                break
            files.examine_all()
            settled = _settle(files, options, coverage)
        unwritten = _hand_over(files, on_change)
    left = list(settled.findings)
    if unwritten:  # what was found in those is still there
        left = [finding for finding in left if finding.path not in unwritten]
        left += [finding for finding in first.findings if finding.path in unwritten]
        left.sort(key=lambda finding: (finding.path, finding.start))
    return Report(
        findings=tuple(files.explained(left)),
        min_confidence=options.min_confidence,
        below=settled.below,
        ignored=sum(each.hidden for each in files.examined),
        unused_ignores=tuple(unused for each in files.examined for unused in each.unused),
        known=settled.known,
        gone=settled.gone,
        baseline=settled.baseline,
        scanned=coverage.scanned,
        skipped=coverage.skipped,
        examples=tuple(coverage.examples),
        unreadable=coverage.unreadable,
        notes=tuple(coverage.notes),
        fixed=files.fixed.total(),
    )


def _hand_over(files: "ExaminedFiles", on_change: "Callable[[Change], None]") -> set[str]:
    """Hands every change to `on_change`. Returns the paths of the files that could not be written."""
    unwritten: set[str] = set()
    for change in files.changes():
        try:
            on_change(change)
        except OSError as error:
            if error.filename is None:  # not the file's, but the stream's that shows it
                raise
            files.could_not_write(change.path, error)
            unwritten.add(change.path)
    return unwritten


def _hits(options: Options, coverage: Coverage) -> Iterator[Hit]:
    """The files to examine. The search for them begins here."""
    exclude = Exclude(options.exclude, base=options.base)
    if options.stdin:
        name = options.stdin[0]
        if exclude.matches(name):
            coverage.skip(name, "excluded")
            return iter([])
        coverage.scanned = 1
        return iter([Hit(path=name, found=Found.NAMES)])
    return search(options.paths, exclude=exclude, since=options.since, jobs=options.jobs, coverage=coverage)


def _settle(files: "ExaminedFiles", options: Options, coverage: Coverage) -> "Settled":
    from hintctl.audit.settle import examined_by, settle

    whole = not (options.since or options.stdin or coverage.unreadable)
    return settle(
        (finding for each in files.examined for finding in each.findings),
        min_confidence=options.min_confidence,
        baseline=options.baseline,
        examined=examined_by([path.as_posix() for path in options.paths], whole=whole),
    )
