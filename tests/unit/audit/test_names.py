"""The three names in every spelling, and nothing longer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.audit.names import field_of, find_names
from hintctl.audit.needles import Needles

SPELLINGS = {
    "import_id": ["import_id", "IMPORT_ID", "import-id", "importId", "ImportId", "ImportID", "importID", "Import_Id"],
    "import_source": [
        "import_source",
        "IMPORT_SOURCE",
        "import-source",
        "importSource",
        "ImportSource",
        "Import_Source",
    ],
    "external_link_id": [
        "external_link_id",
        "EXTERNAL_LINK_ID",
        "external-link-id",
        "externalLinkId",
        "ExternalLinkId",
        "ExternalLinkID",
        "externalLinkID",
        "External_Link_Id",
    ],
}
PIECES = [
    "import_id",
    "Import_Id",
    "importId",
    "external_link_id",
    "EXTERNAL-LINK-ID",
    "import_source",
    "hint",
    "Hint_",
    "_",
    "-",
    "__c",
    "/source",
    "\\n",
    "\\u0022",
    "\\u000a",
    "\\x0a",
    "%5B",
    "%0a",
    "x",
    "S",
    "7",
    "é",
    " ",
    ".",
    "\n",
    '"',
]


def found(text: str) -> list[str]:
    return [text[name.start : name.end] for name in find_names(text)]


@pytest.mark.parametrize(("field", "word"), [(field, word) for field, words in SPELLINGS.items() for word in words])
def test_every_spelling_is_the_field(field: str, word: str) -> None:
    assert field_of(word) == field
    for text in (
        word,
        f" {word} ",
        f"'{word}'",
        f":{word}",
        f"x.{word}",
        f"${word}",
        f"@{word}",
        f"{word}:",
        f"({word})",
        f"[{word}]",
    ):
        (name,) = find_names(text)
        assert (name.rule.field, text[name.core : name.end], name.prefixed) == (field, word, False)


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("getImportId", "get"),
        ("setExternalLinkId", "set"),
        ("GetImportID", "get"),
        ("set_import_source", "set"),
        ("withImportID", "with"),
        ("find_by_external_link_id", "find_by"),
        ("findByHintExternalLinkId", "findby"),
        ("setHintImportId", "set"),
    ],
)
def test_an_accessor_is_the_field(word: str, verb: str) -> None:
    (name,) = find_names(f"patient.{word}(1)")
    assert (name.accessor, name.prefixed, name.end - name.start) == (verb, True, len(word))


@pytest.mark.parametrize(
    "word",
    [
        "importid",
        "IMPORTID",
        "Importid",
        "importiD",
        "import__id",
        "import_Id",
        "Import_id",
        "imPort_id",
        "external_linkId",
        "externallinkid",
        "external_link-id",
        "external link id",
        "import id",
    ],
)
def test_no_other_mixture_is_one(word: str) -> None:
    assert field_of(word) is None
    assert found(word) == []


@pytest.mark.parametrize(
    "word",
    [
        "sis_import_id",
        "class_import_id",
        "import_id_fields",
        "reimport_source",
        "reimport_id",
        "external_link_ids",
        "importIdentifier",
        "importIds",
        "targetImportId",
        "findImportId",
        "getsImportId",
        "ByExternalLinkID",
        "owner_import_id",
        "SERIALIZED_NAME_IMPORT_ID",
        "importIdTest",
        "index_patients_on_import_id",
        "import_id2",
        "import_idé",
        "éimport_id",
        "import_sources",
        "importSourceMap",
        "jsxImportSource",
        "my-import-id",
        "import-id-field",
        "last_hint_import_id",
        "whint_import_id",
        "hints_import_id",
        "hintimport_id",
        "import_id__x",
    ],
)
def test_a_longer_name_is_another(word: str) -> None:
    assert found(word) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("hint_import_id", "hint_import_id"),
        ("HINT_IMPORT_SOURCE", "HINT_IMPORT_SOURCE"),
        ("hintImportId", "hintImportId"),
        ("hint-external-link-id", "hint-external-link-id"),
        ("hint_patient_external_link_id", "hint_patient_external_link_id"),
        ("Hint_Import_Id__c", "Hint_Import_Id"),
        ("_import_id", "_import_id"),
        ("data-import-id", "data-import-id"),
        ("--import-id", "import-id"),
        ("-import_id", "import_id"),
        ("1-import_id", "import_id"),
    ],
)
def test_a_prefix_of_hints_belongs_to_the_name(text: str, word: str) -> None:
    assert found(text) == [word]


@pytest.mark.parametrize(
    "escape",
    [
        "\\n",
        "\\r",
        "\\t",
        "\\b",
        "\\f",
        "\\u0022",
        "\\u000a",
        "\\x22",
        "%22",
        "%5B",
        "%5b",
        "%26",
        "%3F",
        '\\"',
        "\\\\n",
    ],
)
def test_an_escape_before_it_is_no_part_of_it(escape: str) -> None:
    assert found(f"x{escape}import_id") == ["import_id"]


def test_prose_names_two_at_once() -> None:
    for text in ("import_id/source", "`import_id`/`source`", "import_id / source", "**import_id**/source"):
        assert [name.rule.field for name in find_names(text)] == ["import_id", "import_source"]
        assert found(text)[1] == "source"
    for text in ("import_id/sources", "import_id/data", "import_id source", "import_id\n\n/source"):
        assert [name.rule.field for name in find_names(text)] == ["import_id"]


@given(st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=12).map("".join))
def test_names_come_in_order_and_are_spelt_as_found(text: str) -> None:
    end = 0
    for name in find_names(text):
        assert end <= name.start <= name.core < name.end <= len(text)
        assert field_of(text[name.core : name.end]) == name.rule.field or text[name.core : name.end].lower() == "source"
        end = name.end


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_the_search_gives_every_file_that_holds_a_name(text: str) -> None:
    if any(find_names(text)):
        assert Needles().found_in(text.encode())
