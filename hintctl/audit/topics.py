"""Words that tell what code is about: Hint's records, or one of the other things that carry the same names.

A figure is how much a word says, in a unit of its own: 1 is a hint, 2 is clear, 3 is certain, 4 names another system.
Two words joined by `_` are met next to each other in any spelling. A word is without the s of its plural.
"""

from dataclasses import dataclass

from hintctl.audit.words import pairs_of, words_of

_HINT_RECORDS = {  # patients, invoices, practitioners, and those who work with them
    "patient": 2.5, "practitioner": 2.5, "customer_invoice": 3, "membership": 1.5, "hint": 2, "dob": 1.5,
    "of_birth": 1.5, "birth_date": 1.5, "birthdate": 1.5, "gender": 1, "clinic": 1, "clinical": 1, "emr": 1.2,
    "ehr": 1.2, "chart": 1, "practice": 1.2, "doctor": 1, "physician": 1.2, "medical": 0.8, "health": 0.6,
    "healthcare": 0.8, "member": 0.8, "lead_source": 1, "membership_status": 1.5, "first_name": 0.7,
    "last_name": 0.7, "middle_name": 0.7, "legal_name": 0.8, "phone": 0.3, "phone_number": 0.4,
    "primary_care": 1.2, "invoice": 0.8, "integration_record": 4, "integration_sync": 3, "web_link": 1.2,
    "provider_web": 3, "integration_web": 3, "sync_status": 1, "pat_id": 1, "enrollee": 1, "guardian": 0.8,
    "insurance": 0.6, "deceased": 1, "sex": 0.6, "provider_patient": 2.5, "subscriber": 0.3, "health_plan": 0.8,
    "encounter": 0.8, "demographic": 1, "owner": 0.3, "mrn": 1,
}  # fmt: skip
_BANKING = {  # budget and banking clients send an import_id with each transaction
    "transaction": 2.2, "payee": 3, "budget": 3, "memo": 1.5, "milliunit": 3, "bank": 2, "banking": 2, "ledger": 2,
    "iban": 2.5, "approved": 0.8, "cleared": 2, "subtransaction": 3, "payment": 0.3,
}  # fmt: skip
_THEIR_OWN_IMPORTS = {  # a job that reads a file has an id, and a source
    "csv": 1.2, "spreadsheet": 1.5, "upload": 1.2, "uploaded": 1.2, "batch": 1.8, "importer": 1.2,
    "import_job": 2.5, "import_batch": 3, "import_run": 3, "import_log": 2.5, "column_map": 1.5, "file_name": 1.2,
    "filename": 1.2, "row": 0.2, "roster": 0.5, "roster_row": 2, "employee": 0.8, "payroll": 1.5,
    "lab_result": 1.5, "specimen": 1, "row_count": 2, "error_count": 2, "total_row": 2, "finished_at": 1.2,
    "started_at": 1.2, "uploader": 1.5, "checksum": 1.2, "job": 1.2, "worker": 0.4, "queue": 0.7, "progress": 0.8,
    "staging": 0.3, "workflow_state": 2, "resource_import": 2,
}  # fmt: skip
_LINKS = {  # a table of external links
    "shorten": 2.5, "url": 0.5, "slug": 2.2, "click": 2.2, "shortener": 3, "short": 1.5, "short_code": 2.5,
    "short_link": 3, "redirect": 1.8, "target_url": 2.2, "destination_url": 2.2, "bookmark": 2, "utm": 2,
    "hit_count": 2, "visit": 0.4, "anchor": 0.8, "href": 0.8, "campaign": 1.8, "link_click": 3, "referrer": 1,
}  # fmt: skip
_BUILDING_CODE = {  # bundlers have an importSource, linters too
    "jsx": 3, "babel": 3, "webpack": 2.5, "vite": 3, "rollup": 3, "esbuild": 3, "swc": 3, "bundler": 3,
    "bundle": 1, "plugin": 1.5, "ast": 2, "specifier": 3, "preact": 3, "react": 1.5, "emotion": 3, "runtime": 0.8,
    "tsconfig": 2.5, "transpile": 2.5, "loader": 1.2, "module_id": 1.5, "resolve_id": 2, "rustc": 2, "lint": 2.2,
    "linter": 2.5, "tooltip": 2.5, "parser": 1, "compiler": 2, "autocomplete": 1.5, "crossword": 3, "puzzle": 2.5,
    "terraform": 2.5, "kubernete": 2, "provisioner": 1.5, "bucket": 1.2, "state_file": 2, "artifact": 1,
    "repository": 1, "repo": 1.5, "commit": 1,
}  # fmt: skip
_SCHOOLS = {  # SIS imports
    "course": 2.2, "enrollment": 1, "sis": 3, "canvas": 2, "instructure": 3, "lms": 3, "student": 2, "term": 0.6,
    "section": 0.5,
}  # fmt: skip
_SHOPS = {  # product feeds
    "product": 2, "sku": 3, "price": 1, "catalog": 0.8, "inventory": 2, "variant": 1.5, "merchant": 2,
    "supplier": 2, "vendor": 1, "feed": 1.5, "shop": 1.5, "store": 0.5, "shopify": 3, "woocommerce": 3,
    "magento": 3, "ecommerce": 2.5, "stock": 1.2,
}  # fmt: skip
_PUBLISHING = {  # content that was brought over
    "post": 0.2, "article": 2.2, "blog": 2, "wordpress": 3, "taxonomy": 1.8, "headline": 2, "author": 1, "editor": 1,
    "cms": 2.5, "press": 1, "content": 0.6, "media": 0.8, "page": 0.2,
}  # fmt: skip
_SCIENCE_AND_DATA = {  # samples and data sets
    "dataset": 2, "genome": 2.5, "gene": 2, "sample": 0.3, "sequencing": 2.5, "fastq": 3, "bam": 2,
    "variant_call": 2, "assay": 1.5, "lineage": 2.5, "asset": 0.8,
}  # fmt: skip
_CUSTOMERS = {  # contacts and leads
    "ticket": 1.5, "contact": 1.2, "lead": 1.2, "crm": 2.5, "deal": 1.8, "pipeline": 0.8, "company": 0.8,
    "opportunity": 1.8, "prospect": 1.5, "mailing": 1.5, "newsletter": 2, "hubspot": 3, "salesforce": 3,
}  # fmt: skip
_OTHER_SYSTEMS = {  # named less surely: some are words as well
    "fhir": 2.5, "nextgen": 3, "redox": 3, "stripe": 2.5, "airtable": 3,
}  # fmt: skip
_NAMES_A_SYSTEM = 4.0
_VENDORS = (
    "ynab elation athena athenahealth drchrono cerner epic_fhir healthie kareo allscripts eclinicalworks plaid "
    "xero quickbook netsuite lunch_money firefly monzo canvasapi zendesk mailchimp bitly "
)


def _as_met(weights: dict[str, float]) -> dict[str, float]:
    """The same, each word as `words_of` gives it: `canvas` loses its s there."""
    return {"_".join(words_of(word)): weight for word, weight in weights.items()}


HINT_RECORDS = _as_met(_HINT_RECORDS)
OTHER_THINGS = _as_met(
    _BANKING
    | _THEIR_OWN_IMPORTS
    | _LINKS
    | _BUILDING_CODE
    | _SCHOOLS
    | _SHOPS
    | _PUBLISHING
    | _SCIENCE_AND_DATA
    | _CUSTOMERS
    | _OTHER_SYSTEMS
    | dict.fromkeys(_VENDORS.split(), _NAMES_A_SYSTEM)
)
_IMPORT = 0.9  # in a name: RosterImport, imports/
_MOST = 4.0  # many words say no more than a certain one


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What a text is about: how much for Hint's records and for other things, and the words that say so."""

    for_hint: float
    for_other: float
    hint_words: tuple[str, ...]
    other_words: tuple[str, ...]


def topic_of(text: str, *, hint: bool = True, imports: bool = False) -> Topic:
    """What a text is about.

    `hint`: whether the word itself counts, which it does where the project knows Hint. `imports`: whether "import"
    does, as in the name of a class or a file; elsewhere it is a statement of the language.
    """
    words = words_of(text)
    seen = dict.fromkeys((*words, *pairs_of(words)))
    for_hint = {word: HINT_RECORDS[word] for word in seen if word in HINT_RECORDS and (hint or word != "hint")}
    for_other = {word: OTHER_THINGS[word] for word in seen if word in OTHER_THINGS}
    if imports and "import" in seen:
        for_other["import"] = _IMPORT
    return Topic(
        for_hint=min(sum(for_hint.values()), _MOST),
        for_other=min(sum(for_other.values()), _MOST),
        hint_words=tuple(sorted(for_hint, key=for_hint.__getitem__, reverse=True)[:3]),
        other_words=tuple(sorted(for_other, key=for_other.__getitem__, reverse=True)[:3]),
    )


def system_in(text: str) -> str:
    """The name of another system in a text, empty if there is none."""
    return next((word for word in words_of(text) if OTHER_THINGS.get(word, 0) >= _NAMES_A_SYSTEM), "")
