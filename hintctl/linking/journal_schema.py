"""The tables of a journal, and the statements on them that are too long to stand in between."""

SCHEMA = """
CREATE TABLE run (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE link (
    number INTEGER PRIMARY KEY,        -- the order of the file
    line INTEGER NOT NULL,
    resource TEXT,
    hint_id TEXT,                      -- null where the cell was not a Hint ID
    integration_record_id TEXT,        -- null where the cell was not a usable ID
    planned TEXT,                      -- the outcome that a write is to have; null where none is to be made
    previous TEXT,                     -- what Hint held before
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE UNIQUE INDEX link_pair ON link (hint_id, integration_record_id)
    WHERE hint_id IS NOT NULL AND integration_record_id IS NOT NULL;
-- what Hint held when it was asked
CREATE TABLE held (
    resource TEXT NOT NULL,
    hint_id TEXT NOT NULL,
    integration_record_id TEXT,
    merged_into TEXT,
    PRIMARY KEY (resource, hint_id)
) WITHOUT ROWID;
CREATE INDEX held_yours ON held (resource, integration_record_id) WHERE integration_record_id IS NOT NULL;
"""
# Made when all rows are in: that takes a tenth of the time that keeping it up with each row does.
YOURS_INDEX = "CREATE INDEX IF NOT EXISTS link_yours ON link (resource, integration_record_id)"
APPLICATION_ID = 0x48494E54  # "HINT": tells a journal from any other SQLite file
VERSION = 1

# The rows of one resource that are still to be asked about. The + keeps SQLite from finding them by an index: each
# batch of rows would then sort all that are left, which takes minutes where there are a million.
_ASKED_ABOUT = "+resource = ? AND outcome = 'pending' AND NOT EXISTS (SELECT 1 FROM held WHERE "
UNKNOWN = _ASKED_ABOUT + "held.resource = link.resource AND held.hint_id = link.hint_id)"
WITHOUT_KNOWN_HOLDER = (
    _ASKED_ABOUT + "held.resource = link.resource AND held.integration_record_id = link.integration_record_id)"
)

# Rows that contradict each other are invalid, all of them, since none is more right. Identical rows are one already.
_CONTRADICTION = """
UPDATE link SET outcome = 'invalid', detail = CASE detail WHEN '' THEN '' ELSE detail || '; ' END || '{what} ' ||
    CASE rows WHEN 2 THEN printf('(lines %d and %d)', first, last)
    ELSE printf('(%d rows, lines %d to %d)', rows, first, last) END
FROM (SELECT {columns}, count(*) AS rows, min(line) AS first, max(line) AS last FROM link
      WHERE hint_id IS NOT NULL AND integration_record_id IS NOT NULL GROUP BY {columns} HAVING count(*) > 1) AS several
WHERE {match} AND link.hint_id IS NOT NULL AND link.integration_record_id IS NOT NULL
"""
CONTRADICTIONS = (
    _CONTRADICTION.format(
        what="this Hint ID has several of your IDs",
        columns="hint_id",
        match="link.hint_id = several.hint_id",
    ),
    _CONTRADICTION.format(
        what="your ID is on several Hint IDs",
        columns="resource, integration_record_id",
        match="link.resource = several.resource AND link.integration_record_id = several.integration_record_id",
    ),
)
