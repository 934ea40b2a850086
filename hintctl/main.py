"""`main(argv)`: runs the command line. The one place where errors become exit codes."""

import io
import os
import sys
from collections.abc import Sequence

from hintctl import __version__
from hintctl.errors import ExitCode, HintctlError

_KILLED_BY_SIGPIPE = 128 + 13


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code.

    `argv` holds the arguments without the program's name; without it, `sys.argv` is used.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    _prepare_streams()
    try:
        if arguments in (["--version"], ["-V"]):
            print(f"hintctl {__version__}")  # noqa: T201 -- answered before anything else has loaded
            code = 0
        else:
            from hintctl.cli.app import run

            code = run(arguments)
        sys.stdout.flush()
    except HintctlError as error:
        _report(error.explain())
        return error.exit_code
    except KeyboardInterrupt:
        if sys.stderr.isatty():
            print(file=sys.stderr)  # noqa: T201 -- off the line on which the terminal echoed ^C
        _report("interrupted.")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return _KILLED_BY_SIGPIPE  # as a program ends whose reader went away (`hintctl ... | head`)
    except OSError as error:
        _report(_describe(error))
        # A file that can't be used is found out at the start. A stream that took no more may come after writes.
        return ExitCode.USAGE if error.filename else ExitCode.FINDINGS
    except Exception as error:  # noqa: BLE001 -- the last line of defence: a defect becomes a short message
        from hintctl.crash_log import write_crash_log

        _report(f"a defect in hintctl: {write_crash_log(error)}")
        return ExitCode.DEFECT
    finally:
        _drop_what_no_stream_took()
    return code


def _prepare_streams() -> None:
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            # Not pathlib, which --version would wait for; not closed, as it serves the rest of the process.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a code page that lacks a letter is no reason to fail


def _report(message: str) -> None:
    from contextlib import suppress

    from hintctl.output.text import clean

    with suppress(OSError):  # with stderr gone there is nobody to tell; the exit code still says it
        print(f"hintctl: {clean(message)}", file=sys.stderr, flush=True)  # noqa: T201 -- the error line itself


def _describe(error: OSError) -> str:
    """A system error in a line: a full disk, a folder that is not there, a file that may not be written."""
    what = error.strerror or type(error).__name__
    where = f": {error.filename}" if error.filename else ""
    return f"{what}{where}. Check the path, the permissions and the free space, then run it again."


def _drop_what_no_stream_took() -> None:
    """Python would try again at its exit, complain in its own words and change the exit code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
