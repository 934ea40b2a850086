"""An address with an ID in it leads where its template says, whatever the ID."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.errors import UsageError
from hintctl.linking.web_link import WebLinkTemplate

HINT_ID = "pat-n32hjf4mmu1s"
# Any text that UTF-8 can hold. A dot or two alone are no usable ID (validate), since they climb even when encoded.
ids = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text not in (".", ".."))


@pytest.mark.parametrize(
    ("template", "address"),
    [
        ("https://emr.example/{integration_record_id}", "https://emr.example/emr-1"),
        ("https://emr.example/{hint_id}", f"https://emr.example/{HINT_ID}"),
        ("https://emr.example/{hint_id}/a/{integration_record_id}", f"https://emr.example/{HINT_ID}/a/emr-1"),
        ("https://emr.example/a-{hint_id}-{hint_id}", f"https://emr.example/a-{HINT_ID}-{HINT_ID}"),
        ("https://emr.example?chart={integration_record_id}#top", "https://emr.example?chart=emr-1#top"),
        ("https://emr.example/#/chart/{integration_record_id}", "https://emr.example/#/chart/emr-1"),
        ("http://localhost:8000/%7B/{hint_id}", f"http://localhost:8000/%7B/{HINT_ID}"),
        ("HTTPS://emr.example/{hint_id}", f"HTTPS://emr.example/{HINT_ID}"),
    ],
)
def test_the_ids_are_filled_in(template: str, address: str) -> None:
    parsed = WebLinkTemplate.parse(template)
    assert parsed.fill(hint_id=HINT_ID, integration_record_id="emr-1") == address


@given(integration_record_id=ids)
def test_no_id_changes_where_an_address_leads(integration_record_id: str) -> None:
    template = (
        "https://emr.example:8443/chart/{integration_record_id}/open?id={integration_record_id}&by=hint#{hint_id}"
    )
    filled = WebLinkTemplate.parse(template).fill(hint_id=HINT_ID, integration_record_id=integration_record_id)
    assert filled.isascii()
    assert filled.isprintable()
    parts = urlsplit(filled)
    assert (parts.scheme, parts.netloc, parts.fragment) == ("https", "emr.example:8443", HINT_ID)
    _, chart, segment, last = parts.path.split("/")
    assert (chart, unquote(segment), last) == ("chart", integration_record_id, "open")
    identity, by = parts.query.split("&")
    assert (identity, by) == (f"id={segment}", "by=hint")


@given(integration_record_id=ids)
def test_an_id_that_reads_like_a_place_is_not_filled_in_again(integration_record_id: str) -> None:
    template = WebLinkTemplate.parse("https://emr.example/{integration_record_id}")
    filled = template.fill(hint_id=HINT_ID, integration_record_id=integration_record_id + "{hint_id}")
    assert filled.endswith("%7Bhint_id%7D")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("", "needs the place of an ID"),
        ("https://emr.example/chart", "needs the place of an ID"),
        ("https://emr.example/{id}", "{id} is unknown"),
        ("https://emr.example/{}", "{} is unknown"),
        ("https://emr.example/{hint_id}/{patient}", "{patient} is unknown"),
        ("https://emr.example/{{hint_id}}", "needs the place of an ID"),
        ("https://emr.example/{hint_id", "needs the place of an ID"),
        ("https://emr.example/{hint_id}}", "needs the place of an ID"),
        ("{hint_id}", "is not a web address"),
        ("emr.example/{hint_id}", "is not a web address"),
        ("ftp://emr.example/{hint_id}", "is not a web address"),
        ("javascript:alert({hint_id})", "is not a web address"),
        ("https:///{hint_id}", "is not a web address"),
        ("https://[::1/{hint_id}", "is not a web address"),
        ("https://emr.example/ {hint_id}", "is not a web address"),
        ("https://emr.example/\n{hint_id}", "is not a web address"),
        ("https://emr.example/\u202e{hint_id}", "is not a web address"),
        ("https://{hint_id}.example/", "has an ID in its host"),
        ("https://{integration_record_id}@emr.example/", "has an ID in its host"),
        ("https://emr.example:{hint_id}/", "has an ID in its host"),
    ],
)
def test_a_template_that_can_not_be_meant_is_refused(template: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        WebLinkTemplate.parse(template)
    assert said in raised.value.message
    assert raised.value.hint
