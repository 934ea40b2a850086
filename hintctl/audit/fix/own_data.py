"""Tells a program's own rows, forms and settings from what the Hint API sends, by the words of the code."""

import re

from hintctl.audit.words import words_of

_ROWS = frozenset(
    {
        "col", "column", "csv", "cur", "cursor", "dao", "database", "dataframe", "db", "df", "entity", "excel",
        "frame", "header", "knex", "line", "model", "mongo", "mysql", "orm", "pg", "postgre", "prisma", "rec",
        "record", "redis", "repo", "repository", "row", "rs", "sheet", "spreadsheet", "sql", "sqlite", "table",
        "tuple", "worksheet", "xls", "xlsx",
    }
)  # fmt: skip
_INPUT = re.compile(
    r"(?<![A-Za-z])(?:req|request|params?|args?|kwargs|form|query|session|cookies?|env|environ|config|settings?|"
    r"options?|opts|props|cleaned_?data|validated_?data)(?![A-Za-z])",
    re.IGNORECASE,
)
_SENT = frozenset(
    {
        "answer", "api", "body", "client", "data", "event", "hint", "invoice", "json", "owner", "patient",
        "payload", "practitioner", "provider", "reply", "res", "resp", "response", "webhook",
    }
)  # fmt: skip
_SENDS = frozenset(
    {
        "answer", "api", "axios", "client", "fetch", "hint", "http", "json", "payload", "reply", "res", "resp",
        "response", "unmarshal", "webhook",
    }
)  # fmt: skip
_SHOWS_WHAT_IS_SENT = frozenset(
    {
        "answer", "api", "body", "call", "called", "client", "http", "patch", "payload", "post", "put", "reply",
        "request", "res", "resp", "response", "sent",
    }
)  # fmt: skip
_ROW_ACCESS = re.compile(
    r"\b(?:execute\w*|DictReader|DictWriter|fetch(?:all|one|many|_assoc|_array|_object|_row|All|One|Many|Assoc|Array)|"
    r"CSV|fgetcsv|[Pp]apa[Pp]arse|knex|prisma|sequelize|mongoose|sqlx?|sqlite3?|psycopg\w*|pg|mysqli?|PDO|wpdb|"
    r"ActiveRecord|find_by\w*|select_(?:all|one|rows|value)|exec_query|pluck|queryForList|JdbcTemplate|ResultSet|"
    r"Cursor|ContentValues|read_(?:csv|sql|excel)\w*|writerows?|insert\w*|upsert\w*|bulk_?[cC]reate|DataFrame|openpyxl|"
    r"xlrd|SELECT|INSERT INTO)\b|\bcsv\.|\bDB::|\.(?:query|objects)\b"
)
_KEEPS = re.compile(
    r"(?:assertDatabase\w*|bind\w*|bulk_?create|createMany|DataFrame|exec\w*|factory|filter\w*|find_by\w*|"
    r"find_or_\w+|first_?or_?\w+|group|insert\w*|order|put_item|query|save\w*|seeInDatabase|Series|to_sql|"
    r"update_?all|update_?many|update_?or_?create|upsert\w*|values|where\w*|writerow\w*)[!?]?\Z",
    re.IGNORECASE,
)
_LONGEST_NAME = 100  # characters: of a longer one only the end is looked at
_MODEL = re.compile(
    r"(?:\A|\.)[A-Z]\w+\.(?:objects\.)?(?:create\w*|update\w*|new|make|build|find\w*|get_or_create|factory)[!?]?\Z"
)
_CONSTRUCTOR = re.compile(r"(?:\A|\.)[A-Z][a-z]\w*\Z")
_MODELS = frozenset({"python", "ruby", "php", "javascript", "markup with scripts"})
_NO_MODEL = frozenset(
    {
        "api", "body", "client", "data", "dict", "form", "hash", "header", "hint", "http", "json", "map",
        "object", "param", "query", "request", "response", "url", "uri",
    }
)  # fmt: skip
_COMPARES = re.compile(
    r"(?<![=!<>])==|\b(?:assert|expect|should|refute|verify|is_deeply|cmp_deeply)\w*|\bXCTAssert\w*|\brequire\.\w+\(|"
    r"\.(?:to_?)?(?:eq|equal|match|be|contain)\w*\(",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[,;\t|]")
_HEADER = re.compile(r"""["'`]?\w[\w ]*["'`]?""")


def is_row(text: str) -> bool:
    """Whether an expression is called like a row, or what rows are in."""
    return not _ROWS.isdisjoint(words_of(text))


def is_input(text: str) -> bool:
    """Whether an expression is called like what a user sends to the program, or sets in it."""
    return _INPUT.search(text) is not None


def is_sent(text: str) -> bool:
    """Whether an expression is called like what the Hint API sends."""
    return not _SENT.isdisjoint(words_of(text))


def comes_from_api(text: str) -> bool:
    """Whether lines that give a variable its value speak of an API's answer."""
    return not _SENDS.isdisjoint(words_of(text))


def has_rows(text: str) -> bool:
    """Whether code reads or writes a database or a table."""
    return _ROW_ACCESS.search(text) is not None


def keeps(callee: str, language: str) -> bool:
    """Whether what a function is called with is kept by the program: in a table, or in an object of its own."""
    if is_row(callee) or _KEEPS.search(callee[-_LONGEST_NAME:].rpartition(".")[2]):
        return True
    model = _MODEL.search(callee) or _CONSTRUCTOR.search(callee)
    return language in _MODELS and model is not None and _NO_MODEL.isdisjoint(words_of(callee))


def compares(text: str) -> bool:
    """Whether a statement says that something is equal to something."""
    return _COMPARES.search(text) is not None


def shows_what_is_sent(text: str) -> bool:
    """Whether what is compared is a request or an answer."""
    words = words_of(text)
    return not _SHOWS_WHAT_IS_SENT.isdisjoint(words) and _ROWS.isdisjoint(words)


def lists_headers(text: str) -> bool:
    """Whether a text is names beside each other, as the first line of a CSV file."""
    names = _SEPARATOR.split(text)
    return len(names) > 1 and all(_HEADER.fullmatch(name.strip()) for name in names)
