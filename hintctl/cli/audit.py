"""`hintctl audit`."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hintctl.cli import candidates
from hintctl.cli.audit_options import (
    STDIN,
    Choice,
    Fixing,
    Showing,
    check,
    check_alone,
    excluded,
    known_findings,
    read_stdin,
)
from hintctl.cli.options import api_command
from hintctl.errors import ExitCode, UsageError, did_you_mean

if TYPE_CHECKING:
    from hintctl.audit.options import Options
    from hintctl.audit.report import Report


@api_command
def audit(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files and folders [default: .]; - is stdin.", show_default=False),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="RULE",
            help="Explain a rule, HINT001 for example, and exit.",
            autocompletion=candidates.rules,
        ),
    ] = None,
    *,
    choice: Choice,
    fixing: Fixing,
    showing: Showing,
) -> int:
    """Find uses of Hint's legacy fields in source code.

    external_link_id (HINT001), import_id (HINT002) and import_source (HINT003), in any language and spelling. A comment
    with hintctl: ignore, or hintctl: ignore[HINT002], hides the findings of its line. The exit code is 1 if there are
    findings, with --diff if there is something to change.
    """
    if explain is not None:
        check_alone(choice, fixing, showing)
        return _explain(explain)
    chosen = tuple(paths or [Path()])
    check(chosen, choice, fixing, showing)
    options = _options(chosen, choice, fixing, showing)
    if choice.write_baseline:
        return _write_baseline(options, choice.write_baseline, showing)
    return _change(options, fixing, showing) if fixing.any else _show(options, showing)


def _options(paths: tuple[Path, ...], choice: Choice, fixing: Fixing, showing: Showing) -> "Options":
    """What the command line and the settings come to. Reads stdin if that is what is audited."""
    from hintctl.audit.finding import Confidence, Safety
    from hintctl.audit.options import Options
    from hintctl.audit.settings import find_settings

    settings = find_settings(Path.cwd())
    baseline = known_findings(choice, settings)
    stdin = read_stdin(choice) if STDIN in paths else None
    word = choice.min_confidence
    return Options(
        paths=() if stdin else paths,
        exclude=excluded(choice, showing, settings),
        base=settings.base,
        since=choice.since,
        jobs=choice.jobs or 0,  # one for each processor
        min_confidence=Confidence[word.name] if word else settings.min_confidence or Confidence.MEDIUM,
        baseline=baseline,
        stdin=stdin,
        fix=(Safety.UNSAFE if fixing.unsafe_fixes else Safety.SAFE) if fixing.any else None,
    )


def _show(options: "Options", showing: Showing) -> int:
    from hintctl.audit.run import audit as run_audit
    from hintctl.output.audit import show_report

    report = run_audit(options)
    show_report(report, format_name=showing.format_name, output=showing.output, verbose=showing.verbose)
    return exit_code(report, exit_zero=showing.exit_zero)


def _change(options: "Options", fixing: Fixing, showing: Showing) -> int:
    """Fixes, or shows what would be fixed, file by file; then shows the findings that are left."""
    from hintctl.audit.run import audit as run_audit
    from hintctl.output.audit import show_diff_summary, show_report, show_summary
    from hintctl.output.audit_changes import show_code, show_diff, write_change

    if fixing.diff:
        report = run_audit(options, on_change=show_diff)
        show_diff_summary(report, verbose=showing.verbose)
        return ExitCode.FINDINGS if report.unreadable or (report.fixed and not showing.exit_zero) else ExitCode.OK
    if options.stdin is None:
        report = run_audit(options, on_change=write_change)
        show_report(report, format_name=showing.format_name, output=showing.output, verbose=showing.verbose)
        return exit_code(report, exit_zero=showing.exit_zero)
    code = [options.stdin[1]]
    report = run_audit(options, on_change=lambda change: code.append(change.data))
    show_code(code[-1])
    if showing.output:
        show_report(report, format_name=showing.format_name, output=showing.output, verbose=showing.verbose)
    else:
        show_summary(report, verbose=showing.verbose)
    return exit_code(report, exit_zero=showing.exit_zero)


def _write_baseline(options: "Options", file: Path, showing: Showing) -> int:
    """Writes a first baseline of all findings, or what is left of the known ones. Others stay findings."""
    from hintctl.audit.baseline import Baseline
    from hintctl.audit.run import audit as run_audit
    from hintctl.output.audit import show_report, show_written_baseline

    report = run_audit(options)
    if report.baseline is not None:
        baseline = report.baseline.moved_to(file.resolve().parent)
    else:
        baseline = Baseline.of(report.findings, folder=file.resolve().parent)
        report = replace(report, findings=(), known=len(report.findings))
    baseline.write(file)
    show_report(
        replace(report, gone=0), format_name=showing.format_name, output=showing.output, verbose=showing.verbose
    )
    show_written_baseline(file, held=baseline.entries.total(), dropped=report.gone, not_added=len(report.findings))
    return ExitCode.OK


def _explain(code: str) -> int:
    from hintctl.audit.rules import BY_CODE

    rule = BY_CODE.get(code.upper())
    if rule is None:
        # The rules are alike, so that only a slip makes one of them near.
        hint = did_you_mean(code.upper(), BY_CODE, nearness=0.9) or f"The rules are {', '.join(BY_CODE)}."
        raise UsageError(f"there is no rule {code!r}.", hint=hint)
    from hintctl.output.audit import show_rule

    show_rule(rule)
    return ExitCode.OK


def exit_code(report: "Report", *, exit_zero: bool) -> int:
    """What could not be read is no finding that a user could have reckoned with, so `--exit-zero` does not cover it."""
    return ExitCode.OK if report.clean or (exit_zero and not report.unreadable) else ExitCode.FINDINGS
