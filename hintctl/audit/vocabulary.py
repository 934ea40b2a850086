"""Words that tell what code is about: Hint's records, or one of the other things that carry the same names."""

import re

from hintctl.audit.context import pairs_of, words_of

_PATIENT = """
patient 2.5, practitioner 2.5, customer_invoice 3, membership 1.5, hint 2, dob 1.5, date_birth 1.5,
birth_date 1.5, birthdate 1.5, gender 1.0, clinic 1, clinical 1, emr 1.2, ehr 1.2,
chart 1.0, practice 1.2, doctor 1, physician 1.2, medical .8, health .6, healthcare .8, member .8,
lead_source 1.0, membership_status 1.5, first_name .7, last_name .7, middle_name .7,
legal_name .8, phone .3, phone_number .4, primary_care 1.2, invoice .8, integration_record 4, integration_sync 3,
web_link 1.2, provider_web 3, integration_web 3, sync_status 1,
pat_id 1, enrollee 1, guardian .8, insurance .6, deceased 1, sex .6, provider_patient 2.5, subscriber .3,
health_plan .8, encounter .8, demographic 1, owner .3, mrn 1
"""
_OTHER = """
transaction 2.2, payee 3, budget 3, ynab 4, memo 1.5, milliunit 3, bank 2, banking 2, ledger 2, iban 2.5,
approved .8, cleared 2, subtransaction 3, payment .3,
csv 1.2, spreadsheet 1.5, upload 1.2, uploaded 1.2, batch 1.8, importer 1.2, import_job 2.5, import_batch 3,
import_run 3, import_log 2.5, column_map 1.5, file_name 1.2, filename 1.2, row .2, roster .5, roster_row 2,
employee .8, payroll 1.5, lab_result 1.5, specimen 1, shorten 2.5,
row_count 2, error_count 2, total_row 2, finished_at 1.2, started_at 1.2, uploader 1.5, checksum 1.2, job 1.2,
worker .4, queue .7, progress .8, staging .3, workflow_state 2,
url .5, slug 2.2, click 2.2, shortener 3, short 1.5, short_code 2.5, short_link 3, redirect 1.8, target_url 2.2,
destination_url 2.2, bookmark 2, utm 2, hit_count 2, visit .4, anchor .8,
href .8, campaign 1.8, link_click 3, external_link 0, referrer 1,
jsx 3, babel 3, webpack 2.5, vite 3, rollup 3, esbuild 3, swc 3, bundler 3, bundle 1, plugin 1.5, ast 2,
specifier 3, preact 3, react 1.5, emotion 3, runtime .8, tsconfig 2.5, transpile 2.5,
loader 1.2, module_id 1.5, resolve_id 2, rustc 2, lint 2.2, linter 2.5, tooltip 2.5, parser 1, compiler 2,
autocomplete 1.5, crossword 3, puzzle 2.5,
course 2.2, enrollment 1, sis 3, canvas 2, instructure 3, lms 3, student 2, term .6, section .5,
product 2, sku 3, price 1, catalog .8, inventory 2, variant 1.5, merchant 2, supplier 2, vendor 1, feed 1.5,
shop 1.5, store .5, shopify 3, woocommerce 3, magento 3, ecommerce 2.5, stock 1.2,
post 1, article 2.2, blog 2, wordpress 3, taxonomy 1.8, headline 2, author 1, editor 1, cms 2.5, press 1,
content .6, media .8, page .7,
repository 1, repo 1.5, commit 1, dataset 2, genome 2.5, gene 2, sample .3, sequencing 2.5, fastq 3, bam 2,
variant_call 2, assay 1.5,
ticket 1.5, contact 1.2, lead 1.2, crm 2.5, deal 1.8, pipeline .8, company .8, opportunity 1.8, prospect 1.5,
mailing 1.5, newsletter 2, hubspot 3, salesforce 3,
elation 4, athena 4, athenahealth 4, drchrono 4, cerner 4, epic_fhir 4, fhir 2.5, healthie 4, kareo 4, nextgen 3,
allscripts 4, eclinicalworks 4, redox 3, plaid 4, stripe 2.5, xero 4,
quickbook 4, netsuite 4, lunch_money 4, firefly 4, monzo 4, canvasapi 4, zendesk 4, mailchimp 4, bitly 4,
airtable 3, lineage 2.5, asset .8, terraform 2.5, kubernete 2, provisioner 1.5,
resource_import 2, bucket 1.2, state_file 2, artifact 1
"""


def _weights(table: str) -> dict[str, float]:
    entries = (entry.split() for entry in table.replace("\n", " ").split(","))
    return {word: float(weight) for word, weight in entries}


_VENDOR = 4.0  # what a word weighs that names another system
PATIENT = _weights(_PATIENT)
OTHER = _weights(_OTHER)
_CLIENT_OF_OTHER = re.compile(
    r"(?<![a-zA-Z])([A-Z][a-z]{2,20}|[a-z]{3,20}_?)(?:Client|Api|API|Gateway|Connector|_client|_api|_gateway|"
    r"_connector)(?![a-z])"
)
_NO_VENDOR = frozenset({
    "hint", "http", "https", "rest", "api", "web", "base", "test", "mock", "fake", "stub", "my", "new", "this",
    "self", "async", "sync", "json", "soap", "grpc", "patient", "practice", "practitioner", "member", "invoice",
    "customer", "provider", "the", "partner", "external", "internal", "public", "private", "remote", "local",
    "integration", "emr", "default", "simple", "auth", "oauth", "get", "set", "create", "update", "admin",
    "graphql", "legacy", "request", "session", "server", "practitioners", "patients", "native", "fetch", "axios",
    "httparty", "faraday", "guzzle", "client", "app", "core", "data", "service", "generated", "apollo", "redis",
    "clinic", "health", "care", "retry", "sandbox", "hinthealth",
})  # fmt: skip


def about(text: str, *, hint: bool = True, imports: bool = False) -> tuple[float, float, list[str], list[str]]:
    """How much a text's words are about Hint's records, and about other things; with the words that say so.

    `hint`: whether the word itself counts, which it does where the project knows Hint. `imports`: whether "import"
    does, as in the name of a class or a file; elsewhere it is a statement of the language.
    """
    words = words_of(text)
    seen = dict.fromkeys((*words, *pairs_of(words)))
    for_hint = {word: PATIENT[word] for word in seen if word in PATIENT and (hint or word != "hint")}
    for_other = {word: OTHER[word] for word in seen if word in OTHER}
    if imports and "import" in seen:
        for_other["import"] = 0.9
    return (
        min(sum(for_hint.values()), 4.0),
        min(sum(for_other.values()), 4.0),
        sorted(for_hint, key=lambda word: -for_hint[word])[:3],
        sorted(for_other, key=lambda word: -for_other[word])[:3],
    )


def vendor_in(text: str) -> str:
    """The name of another system in a text, empty if there is none."""
    return next((word for word in words_of(text) if OTHER.get(word, 0) >= _VENDOR), "")


def other_client(text: str) -> str:
    """The name of another system's client (`ElationClient`), if the text names one that is not Hint's."""
    for match in _CLIENT_OF_OTHER.finditer(text):
        vendor = match[1].strip("_").lower()
        if vendor not in _NO_VENDOR:
            return match[0]
    return ""
