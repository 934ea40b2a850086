"""The tables of a journal, and the statements on them that are too long to stand in between."""

APPLICATION_ID = 0x48494E54  # "HINT": tells a journal from any other SQLite file
VERSION = 4

# What a row's seal is made of: all that is known of it.
_SEALED = (
    "number",
    "line",
    "resource",
    "hint_id",
    "integration_record_id",
    "web_link",
    "planned",
    "previous",
    "previous_web_link",
    "sent",
    "outcome",
    "detail",
)
SEAL = f"seal({', '.join(_SEALED)})"

SCHEMA = """
CREATE TABLE run (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE link (
    number INTEGER PRIMARY KEY,        -- the order of the file
    line INTEGER NOT NULL,
    resource TEXT,
    hint_id TEXT,                      -- null where the cell was not a Hint ID
    integration_record_id TEXT,        -- to be written. Null clears; null too where the cell was not a usable ID
    web_link TEXT,                     -- to be written with it: null leaves it as it is, an empty one clears it
    planned TEXT,                      -- the outcome that a write is to have; null where none is to be made
    previous TEXT,                     -- what Hint held before
    previous_web_link TEXT,
    sent INTEGER NOT NULL DEFAULT 0,   -- 1 before the write may be on its way
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    seal INTEGER                       -- a checksum of the row, from when the plan was agreed to
);
CREATE UNIQUE INDEX link_pair ON link (hint_id, integration_record_id)
    WHERE hint_id IS NOT NULL AND integration_record_id IS NOT NULL;
-- what Hint held when it was asked
CREATE TABLE held (
    resource TEXT NOT NULL,
    hint_id TEXT NOT NULL,
    integration_record_id TEXT,
    merged_into TEXT,
    web_link TEXT,
    seen_at REAL NOT NULL,             -- Unix time
    page INTEGER,                      -- of the listing that showed it; null where it was asked for by itself
    archived INTEGER NOT NULL,         -- 1 where that was the listing of archived records
    PRIMARY KEY (resource, hint_id)
) WITHOUT ROWID;
CREATE INDEX held_yours ON held (resource, integration_record_id) WHERE integration_record_id IS NOT NULL;
"""
# Temporary, so that it is there wherever rows are changed, and nowhere else.
SEALING = f"""
CREATE TEMP TRIGGER sealing AFTER UPDATE OF {", ".join(_SEALED)} ON main.link BEGIN
    UPDATE link SET seal = seal({", ".join(f"new.{name}" for name in _SEALED)}) WHERE number = new.number;
END
"""  # noqa: S608 -- our own constants
# Made when all rows are in: that takes a tenth of the time that keeping it up with each row does.
YOURS_INDEX = "CREATE INDEX IF NOT EXISTS link_yours ON link (resource, integration_record_id)"

ENTRY = (
    "link.number, line, link.resource, link.hint_id, link.integration_record_id, link.web_link, planned, previous,"
    " previous_web_link, sent, outcome, detail"
)

# The rows of one resource that are still to be asked about. The + keeps SQLite from finding them by an index: each
# batch of rows would then sort all that are left, which takes minutes where there are a million.
_ASKED_ABOUT = "+resource = ? AND outcome = 'pending'"
_NOT_HELD = "AND NOT EXISTS (SELECT 1 FROM held WHERE held.resource = link.resource AND"
UNKNOWN = f"{_ASKED_ABOUT} {_NOT_HELD} held.hint_id = link.hint_id)"
WITHOUT_KNOWN_HOLDER = (
    f"{_ASKED_ABOUT} AND integration_record_id IS NOT NULL"
    f" {_NOT_HELD} held.integration_record_id = link.integration_record_id)"
)

TO_WRITE = "planned IS NOT NULL AND outcome = 'pending'"

_WITH_HELD = "FROM link JOIN held AS own ON own.resource = link.resource AND own.hint_id = link.hint_id"
# Each row that is still to be decided, with what Hint held: of its record, and of another one that has its ID.
TO_DECIDE = f"""
    SELECT {ENTRY}, own.integration_record_id, own.merged_into, own.web_link,
           (SELECT other.hint_id FROM held AS other WHERE other.resource = link.resource
            AND other.integration_record_id = link.integration_record_id AND other.hint_id <> link.hint_id)
    {_WITH_HELD} WHERE outcome = 'pending' AND link.number > ? ORDER BY link.number LIMIT ?
"""  # noqa: S608 -- our own constants
HELD_OF = f"""
    SELECT own.integration_record_id, own.merged_into, own.web_link, own.seen_at, own.page, own.archived
    {_WITH_HELD} WHERE link.number = ?
"""
# How many looks the rows behind the first so many take, if what is seen lasts for as many more: one for each page that
# shows some of them, or one for each record that was on none.
LOOKS = f"""
    SELECT count(DISTINCT CASE WHEN place >= :lasts THEN (place / :lasts) || resource || archived || page END)
           + count(*) FILTER (WHERE place >= :lasts AND page IS NULL)
    FROM (SELECT row_number() OVER (ORDER BY link.number) - 1 AS place, link.resource, own.archived, own.page
          {_WITH_HELD} WHERE {TO_WRITE})
"""  # noqa: S608 -- our own constants

# What a run changed, as the rows of the run that takes it back: both values change places.
TAKE_BACK = """
    SELECT line, resource, hint_id, previous, integration_record_id,
           CASE WHEN web_link IS NULL THEN NULL ELSE coalesce(previous_web_link, '') END, web_link
    FROM link
    WHERE planned IS NOT NULL AND sent
    ORDER BY number
"""

# Rows that contradict each other are invalid, all of them, since none is more right. Identical rows are one already.
# They are counted by number, which every index holds, and not by line: a million rows need not be looked up for that.
_CONTRADICTION = """
UPDATE link SET outcome = 'invalid', detail = CASE detail WHEN '' THEN '' ELSE detail || '; ' END || '{what} ' ||
    CASE rows WHEN 2 THEN printf('(lines %d and %d)', first, last)
    ELSE printf('(%d rows, lines %d to %d)', rows, first, last) END
FROM (SELECT {columns}, rows, (SELECT line FROM link WHERE number = lowest) AS first,
             (SELECT line FROM link WHERE number = highest) AS last
      FROM (SELECT {columns}, count(*) AS rows, min(number) AS lowest, max(number) AS highest FROM link
            WHERE {valid} GROUP BY {columns} HAVING count(*) > 1)) AS several
WHERE {match} AND link.integration_record_id IS NOT NULL
"""
CONTRADICTIONS = (
    _CONTRADICTION.format(
        what="this Hint ID has several of your IDs",
        columns="hint_id",
        valid="hint_id IS NOT NULL AND integration_record_id IS NOT NULL",
        match="link.hint_id = several.hint_id",
    ),
    _CONTRADICTION.format(
        what="your ID is on several Hint IDs",
        columns="resource, integration_record_id",
        valid="integration_record_id IS NOT NULL",  # a row that has yours has a Hint ID too
        match="link.resource = several.resource AND link.integration_record_id = several.integration_record_id",
    ),
)
