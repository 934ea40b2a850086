"""How many cases a property test tries: what it can afford in CI, and more where its profile looks further."""

from typing import Any

from hypothesis import settings

_USUAL = 100  # what hypothesis tries by itself, and the profile of CI with it


def examples(number: int, **others: Any) -> settings:
    """Settings for `number` examples; for ten times as many where HYPOTHESIS_PROFILE=random asks for 1,000 of 100.

    `max_examples` written beside a test would hold in every profile.
    """
    return settings(max_examples=max(1, number * settings().max_examples // _USUAL), **others)
