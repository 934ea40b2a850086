"""What git is started with, so that it is about one folder's repository and runs nothing that this one names."""

import os
from collections.abc import Mapping

# Whatever a hook, a user's shell or a parent process has set for one repository: we find each by its folder.
_REPOSITORY_VARIABLES = frozenset(
    {
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_COMMON_DIR",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_PREFIX",
        "GIT_NAMESPACE",
        "GIT_GRAFT_FILE",
        "GIT_SHALLOW_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_EXTERNAL_DIFF",
    }
)
_ENVIRONMENT = {
    "LC_ALL": "C",  # bytes, and messages that we can read
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",  # writes nothing, so runs no hook
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch, and run what its configuration names for that
    "GIT_TERMINAL_PROMPT": "0",
}
CONFIGURATION = (
    "-c",
    "core.fsmonitor=",
    "-c",
    "safe.bareRepository=explicit",
    "-c",
    "core.attributesFile=",
    "-c",
    "core.hooksPath=/dev/null",
)


def make_environment(configuration: Mapping[str, str]) -> dict[str, str]:
    """The variables of a process of git. `configuration` is settings by name."""
    environment = {name: value for name, value in os.environ.items() if name not in _REPOSITORY_VARIABLES}
    environment |= _ENVIRONMENT
    # Not with -c, which takes the first = for the end of a name.
    given = environment.get("GIT_CONFIG_COUNT", "")
    count = int(given) if given.isascii() and given.isdigit() else 0
    for number, (name, value) in enumerate(configuration.items(), count):
        environment |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    if configuration:
        environment["GIT_CONFIG_COUNT"] = str(count + len(configuration))
    return environment
