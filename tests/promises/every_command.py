"""Every command there is, with what makes it do something, in an order in which each finds what it needs.

KEY stands for a key, in a place where none may be.
"""

ADA = "pat-n32hjf4mmu1s"
EVERY: dict[str, tuple[str, ...]] = {
    "get": ("patient", ADA, "--verbose"),
    "link": ("patient", ADA, "emr-1", "--json", "--verbose"),
    "bulk-link": ("links.csv", "--yes", "--replace", "--report", "report.csv", "--rate", "1000", "--verbose"),
    "verify": ("links.csv", "--extra", "--rate", "1000", "--verbose"),
    "export": ("patient", "-o", "export.csv", "--verbose"),
    "runs list": (),
    "runs show": ("last", "--json"),
    "runs resume": ("last", "--verbose"),
    "runs undo": ("last", "--yes", "--rate", "1000", "--verbose"),
    "runs prune": ("--older-than", "90d", "--yes"),
    "unlink": ("patient", ADA, "--verbose"),
    "audit": (".",),
    "completion": ("bash",),
    "config path": (),
    "config show": ("--json",),
    "config set": ("api_key", "KEY"),
    "emulator seed": ("--patients", "3"),
    "emulator reset": ("--yes",),
    "emulator serve": ("--port", "99999"),
    "auth status": ("--verbose",),
    "auth login": ("--verbose",),
    "auth logout": (),
}
# Those that ask Hint at once, whatever was done before.
ASKING = tuple(command for command, words in EVERY.items() if "--verbose" in words and not command.startswith("runs"))
