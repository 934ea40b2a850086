-- one row for each time a card, phone or folder was imported
CREATE TABLE imports (
    id          INTEGER PRIMARY KEY,
    started_at  TEXT NOT NULL,
    finished_at TEXT,
    import_source TEXT NOT NULL,         -- 'card', 'phone', 'folder', 'takeout'
    volume_name TEXT
);

ALTER TABLE photos ADD COLUMN import_id INTEGER REFERENCES imports(id);
CREATE INDEX photos_import_id ON photos(import_id);
