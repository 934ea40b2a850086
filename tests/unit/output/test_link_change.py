"""What was done to a link, as a sentence and as JSON."""

import json
from typing import Literal

import pytest

from hintctl.api.environment import Environment
from hintctl.api.resources import Resource
from hintctl.linking.single_record import LinkChange
from hintctl.output.link_change import show_change

PAT = "pat-n32hjf4mmu1s"
Done = Literal["linked", "replaced", "unlinked", "unchanged"]


def change(outcome: Done, previous: str | None, now: str | None, *, dry_run: bool = False) -> LinkChange:
    return LinkChange(
        resource=Resource.PATIENT,
        hint_id=PAT,
        previous=previous,
        integration_record_id=now,
        outcome=outcome,
        dry_run=dry_run,
    )


@pytest.mark.parametrize(
    ("done", "text"),
    [
        (change("linked", None, "emr-1"), f"patient {PAT} is linked to emr-1"),
        (change("replaced", "old", "emr-1"), f"patient {PAT} is linked to emr-1, no longer to old"),
        (change("unlinked", "old", None), f"patient {PAT} is no longer linked to old"),
        (change("unchanged", None, None), f"patient {PAT} is not linked; nothing to do"),
        (change("unchanged", "emr-1", "emr-1"), f"patient {PAT} is already linked to emr-1; nothing to do"),
        (
            change("linked", None, "a is b", dry_run=True),
            f"dry run, nothing written: patient {PAT} would be linked to a is b",
        ),
        (
            change("unlinked", "old", None, dry_run=True),
            f"dry run, nothing written: patient {PAT} would no longer be linked to old",
        ),
        (
            change("unchanged", "emr-1", "emr-1", dry_run=True),
            f"patient {PAT} is already linked to emr-1; nothing to do",
        ),
        (change("linked", None, "e\x1b[1m"), f"patient {PAT} is linked to e\\x1b[1m"),
    ],
)
def test_a_change_is_a_sentence_that_names_the_environment(
    capsys: pytest.CaptureFixture[str], done: LinkChange, text: str
) -> None:
    show_change(done, Environment.SANDBOX, as_json=False)
    assert capsys.readouterr() == (f"{text} (SANDBOX)\n", "")


def test_a_change_is_a_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    show_change(change("replaced", "old", "emr-1", dry_run=True), Environment.LIVE, as_json=True)
    assert json.loads(capsys.readouterr().out) == {
        "resource": "patient",
        "hint_id": PAT,
        "integration_record_id": "emr-1",
        "previous": "old",
        "outcome": "replaced",
        "dry_run": True,
    }
