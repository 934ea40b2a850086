"""The decision as a truth table."""

import pytest

from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import Held, decide

WANTED, OTHER = "emr-1", "emr-2"
HOLDER, MERGED = "pat-Kx7Qm2ZpT4Lr", "pat-b8VnE3yHs6Wd"
L, U, R, C = Outcome.LINKED, Outcome.UNCHANGED, Outcome.REPLACED, Outcome.CONFLICT


@pytest.mark.parametrize(
    ("current", "holder", "merged", "plain", "replacing"),
    [
        # current, your ID elsewhere, merged: without and with --replace
        (None, None, None, L, L),
        (None, None, MERGED, C, C),
        (None, HOLDER, None, C, C),
        (None, HOLDER, MERGED, C, C),
        (OTHER, None, None, C, R),
        (OTHER, None, MERGED, C, C),
        (OTHER, HOLDER, None, C, C),
        (OTHER, HOLDER, MERGED, C, C),
        (WANTED, None, None, U, U),
        (WANTED, None, MERGED, U, U),
        (WANTED, HOLDER, None, U, U),
        (WANTED, HOLDER, MERGED, U, U),
    ],
)
def test_a_link_is_written_only_where_nothing_of_value_is_lost(
    current: str | None, holder: str | None, merged: str | None, plain: Outcome, replacing: Outcome
) -> None:
    held = Held(current=current, holder=holder, merged_into=merged)
    assert decide(WANTED, held, replace=False).outcome is plain
    assert decide(WANTED, held, replace=True).outcome is replacing


@pytest.mark.parametrize(
    ("held", "obstacle"),
    [
        (Held(current=OTHER, holder=None, merged_into=None), "already linked to emr-2"),
        (Held(current=None, holder=HOLDER, merged_into=None), f"your ID is on {HOLDER}"),
        (Held(current=OTHER, holder=HOLDER, merged_into=MERGED), f"merged into {MERGED}"),
    ],
)
def test_a_conflict_names_what_stands_in_the_way(held: Held, obstacle: str) -> None:
    decision = decide(WANTED, held, replace=False)
    assert decision.obstacle == obstacle
    assert decision.advice
