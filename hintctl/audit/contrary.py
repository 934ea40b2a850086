"""What speaks against a name being Hint's field: what it is instead, and whose code it stands in."""

import re
from collections.abc import Iterator

from hintctl.audit import weights
from hintctl.audit.context import Context
from hintctl.audit.topics import system_in, topic_of
from hintctl.audit.words import words_of

_FOREIGN = re.compile(
    r"\b(?:belongs_to|belongsTo|references?|foreign[_ ]?key|ForeignKey\w*|REFERENCES|ManyToOne|JoinColumn|"
    r"constrained|has_many|hasMany)\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![A-Za-z])(?:bigint|big_?integer|integer|int|int32|int64|uint\w*|serial|bigserial|long|uuid|guid|"
    r"autoincrement|bigincrements|unsignedbiginteger|i32|i64|u32|u64)(?![A-Za-z])",
    re.IGNORECASE,
)
_TEXTUAL = re.compile(r"(?<![A-Za-z])(?:string|str|text|varchar|char|charfield)(?![A-Za-z])", re.IGNORECASE)
_ID_OF = re.compile(
    r"""\A["'`\])]{0,2}\s{0,4}(?:=>|:|=)\s{0,4}[$@:]?(?:[\w$]{1,30}(?:\.|->|\?\.))?(\w{0,30}?)(?:\.|->|"""
    r"""\?\.|\[["':]?|_|(?=I))(?:id|Id|ID)\b"""
)
_OWN_ID = re.compile(r"""\A["'`\])]{0,2}\s{0,4}(?:=>|:|=)\s{0,4}(?:self\.|this\.|\$this->|@)?id\b(?!\w|\.|\()""")
_STRING = re.compile(r"""(["'])[^"'\n]{0,80}\1""")  # a value: where a record came from
_SOURCE = re.compile(r"import[_ -]?source", re.IGNORECASE)  # its value is another system's name
_PATH_OF = re.compile(
    r"(?<![A-Za-z])((?:external[_-]?)?links?|imports?|batch(?:es)?|jobs?|runs?|uploads?)/"
    r"(?:\$?\{\{?|:|<(?:\w{1,12}:)?|%\()\s?\Z",
    re.IGNORECASE,
)
_OTHER_OWNER = re.compile(
    r"(?:link|import|batch|job|run|upload|file|last|feed|task|parent|log|session|row)s?\Z", re.IGNORECASE
)


def objections(context: Context, field: str, *, function: bool) -> Iterator[tuple[float, str]]:
    """What in its own lines makes a name another thing: each as a figure below 0, and a sentence without a stop.

    `field` is the wire name it spells. `function`: it is the name of a function.
    """
    line = f"{context.before} {context.after}"
    if function:
        yield weights.FUNCTION_NAME, "it is the name of a function"
    if _FOREIGN.search(line):
        yield weights.FOREIGN_KEY, "it is a foreign key"
    elif context.declares and _NUMERIC.search(line) and not _TEXTUAL.search(line):
        yield weights.NUMBER, "it is declared as a number"
    match = _ID_OF.match(context.after)
    if match and _OTHER_OWNER.search(match[1]) and match[1].replace("_", "").lower() not in ("externallink", "import"):
        yield weights.OTHER_RECORD, f"its value is the ID of {match[1]}"
    elif _OWN_ID.match(context.after) and _OTHER_OWNER.search(" ".join(words_of(" ".join(context.headers))[:12])):
        yield weights.OTHER_RECORD, "its value is the ID of what it stands in"
    elif parent := _PATH_OF.search(context.before[-60:]):
        yield weights.OTHER_RECORD, f"it is the ID in a path of {parent[1]}"
    system = system_in(_STRING.sub("", context.line))
    if system and field != "import_source" and not _SOURCE.search(line):
        yield weights.VENDOR, f"{system} is in its line"
    yield from _origin(context.origin)
    if client := other_client(" ".join((context.receiver, context.origin, *context.headers))):
        yield weights.OTHER_CLIENT, f"it stands in {client}"
    if context.kebab:
        yield weights.KEBAB, "it is written with dashes, as no field of an API is"


def _origin(origin: str) -> Iterator[tuple[float, str]]:
    """What it says against a name that it is taken from what `origin` declares."""
    if "hint" in origin.lower():
        return
    topic = topic_of(origin)
    if system := system_in(origin):
        yield weights.FROM_OTHER, f"it is taken from what is {system}'s"
    elif topic.for_other >= weights.CLEARLY and not topic.for_hint:
        yield weights.FROM_OWN, f"it is taken from a {topic.other_words[0].replace('_', ' ')}"


_RELATIONS = {
    "external_link_id": re.compile(r"(?<![A-Za-z0-9])(?:external_links|externalLinks?|ExternalLinks?)(?![A-Za-z0-9_])"),
    "import_id": re.compile(
        r"(?:create_table|create table(?: if not exists)?|references|class|struct|schema)[ \t(:.\"'`\[]{1,4}"
        r"(?:\w{1,30}\.)?"
        r"(?:\w{0,30}_)?imports?(?:_(?:rows?|batch(?:es)?|jobs?|files?|runs?|logs?|items?))?(?![A-Za-z0-9_])|"
        r"class \w{0,30}Import(?!\w)|belongs_to\W{1,3}\w{0,30}import(?!\w)",
        re.IGNORECASE,
    ),
    "import_source": re.compile(
        r"(?:class|enum|struct|type|interface|record)\s{1,4}\w{0,30}ImportSources?(?!\w)|"
        r"(?<![A-Za-z0-9])import_sources(?![A-Za-z0-9_])"
    ),
}


def relations_in(text: str) -> dict[str, str]:
    """Tables and classes of the file's own that a field's name would be the key to: `external_links`, by field."""
    found = ((field, pattern.search(text)) for field, pattern in _RELATIONS.items())
    return {field: match[0] for field, match in found if match}


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


def other_client(text: str) -> str:
    """The name of another system's client (`ElationClient`), if the text names one that is not Hint's."""
    for match in _CLIENT_OF_OTHER.finditer(text):
        vendor = match[1].strip("_").lower()
        if vendor not in _NO_VENDOR:
            return match[0]
    return ""


_HOST = re.compile(r"https?://((?:[a-z0-9-]{1,40}\.){1,5}[a-z]{2,10})([/\w.-]{0,60})", re.IGNORECASE)
_NO_API = re.compile(
    r"(?:^registry\.|(?:^|\.)(?:example\.(?:com|org|net)|localhost|w3\.org|schema\.org|json-schema\.org|"
    r"github\.com|githubusercontent\.com|googleapis\.com|gstatic\.com|apache\.org|mozilla\.org|swagger\.io|"
    r"openapis\.org|getpostman\.com|unpkg\.com|jsdelivr\.net|sentry\.io|hint\.com)$)",
    re.IGNORECASE,
)


def other_host_in(text: str) -> str:
    """The host of another API that a file calls, as far as a URL shows it; empty if there is none."""
    for match in _HOST.finditer(text):
        host, path = match[1].lower(), match[2].lower()
        if not _NO_API.search(host) and (
            host.startswith(("api.", "api-", "sandbox.")) or "/api" in path or re.match(r"/v\d", path)
        ):
            return host
    return ""
