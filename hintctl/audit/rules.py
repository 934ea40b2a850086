"""The three rules: which field each is about, how it may be spelt, and what to do instead.

Hint's documentation lists the three fields on Patient as deprecated; since 1 April 2017 writes of them are ignored, and
what they held was moved to Integration Data: https://developers.hint.com
"""

from dataclasses import dataclass

REPLACEMENT = "integration_record_id"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One legacy field. `code` names the rule to users, `field` is the wire name, `migration` one sentence."""

    code: str
    field: str
    title: str
    migration: str
    explanation: str


HINT001 = Rule(
    code="HINT001",
    field="external_link_id",
    title="Legacy field external_link_id",
    migration="Rename external_link_id to integration_record_id.",
    explanation="""\
Hint has ignored external_link_id since 1 April 2017: a write is answered with success and stores nothing, a read gives
null. Your ID of a patient, an invoice or a practitioner is in integration_record_id now, and works in every API path.

  before   {"first_name": "Ada", "external_link_id": "emr-90210"}
  after    {"first_name": "Ada", "integration_record_id": "emr-90210"}""",
)
HINT002 = Rule(
    code="HINT002",
    field="import_id",
    title="Legacy field import_id",
    migration="Rename import_id to integration_record_id, and delete import_source.",
    explanation="""\
Hint has ignored import_id, and import_source beside it, since 1 April 2017: a write is answered with success and stores
nothing, a read gives null. Your ID is in integration_record_id now. Each partner sees only its own, so that no source
needs to be named.

  before   {"first_name": "Ada", "import_id": "90210", "import_source": "acme-emr"}
  after    {"first_name": "Ada", "integration_record_id": "90210"}""",
)
HINT003 = Rule(
    code="HINT003",
    field="import_source",
    title="Legacy field import_source",
    migration="Delete import_source: integration_record_id needs none beside it.",
    explanation="""\
Hint has ignored import_source, and import_id beside it, since 1 April 2017. It told partners' IDs apart. Each partner
sees only its own integration_record_id, so nothing takes its place.

  before   {"first_name": "Ada", "import_id": "90210", "import_source": "acme-emr"}
  after    {"first_name": "Ada", "integration_record_id": "90210"}""",
)
RULES = (HINT001, HINT002, HINT003)
BY_CODE = {rule.code: rule for rule in RULES}
BY_FIELD = {rule.field: rule for rule in RULES}
