"""The surroundings of a name that say nothing."""

from hintctl.audit.context import Context

BARE = Context(
    before="",
    after="",
    declares=False,
    kebab=False,
    receiver="",
    origin="",
    siblings=(),
    line="",
    headers=(),
    paragraph="",
)
