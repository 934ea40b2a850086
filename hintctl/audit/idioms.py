"""What calls, annotations and keywords mean in the usual libraries, and what object or function a name belongs to.

Of two lists for one idea the first is certain enough to change code by; the second, which holds the first, is certain
enough to say what code does.
"""

import re

from hintctl.audit.lex import TokenKind
from hintctl.audit.outline import NONE, Outline

ACCESS = frozenset({".", "->", "&.", "?.", "::", "!."})
"""Between an object and its attribute."""

SCRIPTS = frozenset({"javascript", "markup with scripts", "html"})
FORMS = frozenset({"html", "markup with scripts"})

DEFINES = frozenset({"def", "defp", "defn", "defmacro", "fn", "fun", "func", "function", "method", "proc", "sub"})
"""Stands before the name of a function."""

_READS = (
    r"get|dig|fetch|pop|has|has_key|key\?|has_key\?|contains|containsKey|getOrDefault|opt|getIn|get_in|find|path|at|"
    r"TryGetValue|GetProperty|TryGetProperty|GetValue|isNull|delete|remove|"
    r"(?:get|opt)(?:As|JSON)?(?:String|Int|Integer|Long|Object|Value|Json\w*)"
)
READS = re.compile(rf"(?:{_READS})\Z")
MAY_READ = re.compile(
    rf"(?:{_READS}|(?i:get|dig|fetch|pop|has|contains|optString|value|pluck|pick|slice|read|find|exists|isset|item|"
    r"field|columnIndex|try|select|only|attribute|expect|at|lookup|params|input|query)[\w?]*)\Z"
)
_WRITES = (
    r"set|put|append|add|store|setdefault|addProperty|Add|Set|param|queryParam|addQueryParameter|addFormDataPart|insert"
)
WRITES = re.compile(rf"(?:{_WRITES})\Z")
MAY_WRITE = re.compile(
    rf"(?:{_WRITES}|(?i:set|put|append|add|store|merge|with|update|write|assign|insert|param|queryParam|form|push)\w*)\Z"
)
NAMES_FIELD = re.compile(
    r"(?:Json\w*|SerializedName|SerialName|Serializ\w*|XmlElement|DataMember|Expose|MappedName|JSONField|serde|Alias\w*)\Z"
)
"""An annotation that gives a member's name on the wire."""
MAY_NAME_FIELD = re.compile(
    r"(?:Json|Serial|Column|Field|Key|Property|Xml|Expose|ApiModel|ApiProperty|ApiProp|Schema|DataMember|BsonElement|"
    r"Alias|MappedName|PropertyName|Attribute)"
)
ALIASES = frozenset({"alias", "data_key", "field_name", "rename", "serialization_alias", "validation_alias"})
"""An argument that gives a member's name on the wire."""
MAY_ALIAS = ALIASES | {"column", "db_column", "field", "from", "key", "name", "source", "to", "value"}

TAG = re.compile(r'(?P<key>\w+):"[^"\n]{0,120}\Z')
"""What precedes a name in a tag of Go: `json:"`."""
WIRE_TAG = re.compile(r"(?:json|form|url|query|schema|xml|jsonapi|param|header|uri|hint)\Z")
DECODED_TAG = re.compile(r"(?:yaml|mapstructure|structs|codec|msgpack|toml)\Z")
"""The tag of a format that a program keeps its own data in as often as others send it."""

COLUMNS = frozenset(
    {"db_column", "Column", "column", "JoinColumn", "ColumnInfo", "Index", "mapped_column", "table_name"}
)
"""A call or an argument that names a column of a table."""
COLUMN_CALLS = re.compile(
    r"\b(?:add_column|remove_column|rename_column|change_column\w*|add_index|t\.\w+|table->\w+|create_table|"
    r"field|belongs_to|attribute|column|add|remove|op\.add_column|Column|AddField|CharField|TextField|IntegerField)\b"
)
COLUMN_SYMBOLS = re.compile(
    r"\b(?:add_column|remove_column|rename_column|add_index|change_column\w*|t\.\w+|table)\b|\badd\s+:"
)
COLUMN_MEMBERS = re.compile(r"\b(?:mapped_column|Column|models\.\w+|\w+Field|relationship)\s*\(")
"""In the declaration of a member: it is a column."""
_DECLARES = r"attr_\w+|attribute|attributes|field|property"
DECLARES_SYMBOL = re.compile(rf"\b(?:{_DECLARES}|key)\b")
OWN_SYMBOL = re.compile(
    rf"\b(?:{_DECLARES}|belongs_to|has_many|has_one|foreign_key|references|scope|enum|validates\w*|delegate|def|send|"
    r"alias_attribute|public_send)\b"
)

_FUNCTION = re.compile(
    r"\b(?:def|defp|func|function|fn|fun|sub|proc|lambda|it|test|describe)\b|"
    r"\)\s*(?:=>|->[^{]*|:[^{]*|throws[^{]*)?\s*\{?\s*$|[(,=]\s*(?:async\s+)?\w+\s*=>\s*\{\s*$"
)
_BLOCK = re.compile(
    r"\s*[})]?\s*(?:if|for|foreach|while|switch|else|elif|elsif|elseif|try|catch|except|unless|with|case|until|begin|"
    r"do|using|lock|match|when)\b"
)
_HEADERS = 12
_LONGEST_HEADER = 300  # characters
_LONGEST_ARGUMENT = 400  # characters: longer ones are told apart by where they are
_LONGEST_RECEIVER = 24  # words


def function_line(outline: Outline, number: int) -> int:
    """The line that opens the function around a line; 0 outside of any."""
    for header in outline.header_lines(number, _HEADERS):
        line = outline.lines.text(header, _LONGEST_HEADER)
        if _FUNCTION.search(line) and not _BLOCK.match(line):
            return header
    return 0


def owner_of(outline: Outline, index: int) -> int:
    """The last token of what a name or a key is taken from: `patient` in `patient.import_id` or `patient["import_id"]`.

    Of an argument it is the function's name; NONE if nothing precedes the name.
    """
    before = outline.next(index, -1)
    if outline.mark(before) == ":" and outline.tokens[before].end == outline.tokens[index].start:
        before = outline.next(before, -1)  # a symbol
    if before == NONE or (outline.mark(before) not in ACCESS and outline.mark(before) not in ("[", "(")):
        return NONE
    owner = outline.next(before, -1)
    return outline.next(owner, -1) if outline.mark(owner) in ("?.", "!") else owner


def receiver(outline: Outline, last: int) -> tuple[str, int]:
    """The expression that ends at a token, as written without blanks, and its first token; empty if it is none."""
    index = last
    words: list[str] = []
    while index != NONE and len(words) < _LONGEST_RECEIVER:
        token = outline.tokens[index]
        mark = outline.mark(index)
        if token.kind is TokenKind.NAME or mark in ("$", "@"):
            words.append(mark)
        elif mark in ("]", ")") and outline.mates[index] != NONE:
            opened = outline.tokens[outline.mates[index]].start
            short = token.end - opened < _LONGEST_ARGUMENT
            words.append(outline.text[opened : token.end] if short else f"({opened})")
            index = outline.mates[index]
        else:
            break
        before = outline.next(index, -1)
        if before == NONE or before < index - 1:
            break
        joined = outline.tokens[before].end == outline.tokens[index].start
        access = outline.mark(before) in ACCESS
        connects = access or outline.mark(before) in ("$", "@") or (
            joined and outline.mark(index)[:1] in "[(" and outline.mark(before)[-1:] not in "=({[,"
        )  # fmt: skip
        if not connects:
            break
        if access:
            words.append(".")
            before = outline.next(before, -1)
        index = before
    return "".join(reversed(words)), index if words else NONE
