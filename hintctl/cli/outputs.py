"""The files that a command line names to be written."""

from pathlib import Path

from hintctl.errors import UsageError


def check_outputs(source: Path | None, *outputs: Path | None) -> None:
    """Raises UsageError for a file that could not be written at the end, or would take another's place."""
    from hintctl.files import check_writable

    taken = [source.resolve()] if source else []
    for output in outputs:
        if output is None:
            continue
        check_writable(output)
        if output.resolve() in taken and (output.is_file() or not output.exists()):
            what = "is the file of links itself" if output.resolve() == taken[0] and source else "is named twice"
            raise UsageError(f"{output} {what}.", hint="Name a file of its own.")
        taken.append(output.resolve())
