from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.api.resources import LONGEST_ID, Resource, is_hint_id, looks_like_hint_id, path_segment
from hintctl.errors import UsageError


@pytest.mark.parametrize(
    ("resource", "spellings"),
    [
        (Resource.PATIENT, "patient patients Patient PATIENTS"),
        (
            Resource.CUSTOMER_INVOICE,
            (
                "customer-invoice customer-invoices customer_invoice customer_invoices CustomerInvoice "
                "CustomerInvoices invoice invoices Invoice customerInvoice"
            ),
        ),
        (Resource.PRACTITIONER, "practitioner practitioners Practitioner"),
    ],
)
def test_every_spelling_of_a_resource_means_the_same(resource: Resource, spellings: str) -> None:
    assert {Resource.parse(spelling) for spelling in spellings.split()} == {resource}


@pytest.mark.parametrize(
    ("text", "hint"), [("pateint", "patient"), ("invioce", "customer-invoice"), ("", "Use one of"), ("x", "Use one of")]
)
def test_a_mistyped_resource_is_refused_with_what_may_be_meant(text: str, hint: str) -> None:
    with pytest.raises(UsageError, match="not a resource") as caught:
        Resource.parse(text)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("resource", "path", "prefix"),
    [
        (Resource.PATIENT, "patients", "pat-"),
        (Resource.CUSTOMER_INVOICE, "customer_invoices", "inv-"),
        (Resource.PRACTITIONER, "practitioners", "pct-"),
    ],
)
def test_path_and_prefix_are_those_of_the_api(resource: Resource, path: str, prefix: str) -> None:
    assert (resource.path, resource.prefix) == (path, prefix)
    assert Resource.of(f"{prefix}n32hjf4mmu1s") is resource


@pytest.mark.parametrize(
    ("text", "is_one", "looks_like_one"),
    [
        ("pat-n32hjf4mmu1s", True, True),
        ("inv-N32HJF4MMU1S", True, True),
        ("pct-000000000000", True, True),
        ("pat-n32hjf4mmu1", False, True),
        ("pat-n32hjf4mmu1s1", False, True),
        ("pat-n32hjf4mmu1s\n", False, True),
        ("PAT-n32hjf4mmu1s", False, True),
        ("pat-", False, True),
        ("ptr-n32hjf4mmu1s", False, False),
        ("patn32hjf4mmu1s", False, False),
        ("xpat-n32hjf4mmu1s", False, False),
        ("pat-n32hjf4mmu1\u0663", False, True),
        ("", False, False),
    ],
)
def test_hint_ids_and_what_could_be_taken_for_one(text: str, is_one: bool, looks_like_one: bool) -> None:
    assert (is_hint_id(text), looks_like_hint_id(text)) == (is_one, looks_like_one)


@pytest.mark.parametrize(
    ("record_id", "problem"),
    [
        ("", "change the address"),
        (".", "change the address"),
        ("..", "change the address"),
        ("x" * (LONGEST_ID + 1), "too long"),
        ("\ud800", "not valid text"),
    ],
)
def test_an_id_that_no_encoding_keeps_in_place_is_refused(record_id: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        path_segment(record_id)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=LONGEST_ID).filter(lambda text: text.strip(".")))
def test_every_other_id_is_one_segment_that_decodes_to_itself(record_id: str) -> None:
    segment = path_segment(record_id)
    assert unquote(segment, errors="strict") == record_id
    assert not set(segment) & set("/?#\\ \r\n")
    assert segment.isascii()
