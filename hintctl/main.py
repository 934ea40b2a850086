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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a code page that lacks a letter is no reason to fail
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
        _report("interrupted.")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return _reader_went_away()
    except OSError as error:
        _report(_describe(error))
        return ExitCode.USAGE
    except Exception as error:  # noqa: BLE001 -- the last line of defence: a defect becomes a short message
        from hintctl.crash_log import write_crash_log

        _report(f"a defect in hintctl: {write_crash_log(error)}")
        return ExitCode.DEFECT
    return code


def _report(message: str) -> None:
    from hintctl.output.text import clean

    print(f"hintctl: {clean(message)}", file=sys.stderr)  # noqa: T201 -- the error line itself


def _describe(error: OSError) -> str:
    """A system error in a line: a full disk, a folder that is not there, a file that may not be written."""
    what = error.strerror or type(error).__name__
    where = f": {error.filename}" if error.filename else ""
    return f"{what}{where}. Check the path, the permissions and the free space, then run it again."


def _reader_went_away() -> int:
    """Ends as a program does whose pipe was closed (`hintctl … | head`), without Python's own complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _KILLED_BY_SIGPIPE
