"""`main(argv)`: runs the command line. The one place where errors become exit codes. `run()` is the process's."""

import errno
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence

from hintctl import __version__

_KILLED_BY_SIGPIPE = 128 + 13
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def run() -> None:
    """Runs the command line as a process, and ends it with the exit code."""
    code = main()
    if "hintctl.cli.app" not in sys.modules:
        os._exit(code)  # only --version was answered: nothing is left to put away, for which Python takes 3 ms of 19
    sys.exit(code)


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
            code = _load_commands()(arguments)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 -- the last line of defence, behind every command
        return _exit_code(error)
    finally:
        _drop_what_no_stream_took()
    return code


def _load_commands() -> Callable[[Sequence[str]], int]:
    """Imports the command line, out of sight of Python's collector: none of it goes before the process does.

    To look through it again and again, and once more at the exit, takes a sixth of the time of a short command.
    """
    if "hintctl.cli.app" in sys.modules:  # a process, of tests for example, that runs more than one command
        from hintctl.cli import app

        return app.run
    gc.disable()
    try:
        from hintctl.cli import app
    finally:
        gc.enable()
    gc.freeze()
    return app.run


def _exit_code(error: Exception | KeyboardInterrupt) -> int:
    """Says in a line why a command ended, and gives the exit code for it."""
    from hintctl.errors import ExitCode, HintctlError  # not above: --version needs neither, nor the enum behind them

    match error:
        case HintctlError():
            _report(error.explain(quoted=sys.stderr.isatty()))
            return error.exit_code
        case KeyboardInterrupt():
            if sys.stderr.isatty():
                print(file=sys.stderr)  # noqa: T201 -- off the line on which the terminal echoed ^C
            _report("interrupted.")
            return ExitCode.INTERRUPTED
        case BrokenPipeError():
            return _KILLED_BY_SIGPIPE  # as a program ends whose reader went away (`hintctl ... | head`)
        case OSError():
            _report(_describe(error))
            # A file that can't be used is found out at the start. One that took no more may come after writes.
            early = error.filename and error.errno not in _FULL
            return ExitCode.USAGE if early else ExitCode.FINDINGS
        case _:  # a defect becomes a short message
            from hintctl.crash_log import write_crash_log

            _report(f"a defect in hintctl: {write_crash_log(error)}")
            return ExitCode.DEFECT


def _prepare_streams() -> None:
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            # Not pathlib, which --version would wait for; not closed, as it serves the rest of the process.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a code page that lacks a letter is no reason to fail


def _report(message: str) -> None:
    from hintctl.output.console import tell_failure

    tell_failure(message)


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
