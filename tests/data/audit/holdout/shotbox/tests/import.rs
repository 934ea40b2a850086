use rusqlite::Connection;

#[test]
fn undo_removes_only_that_import() {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch(
        "CREATE TABLE imports (id INTEGER PRIMARY KEY, started_at TEXT, finished_at TEXT, import_source TEXT);
         CREATE TABLE photos (digest TEXT, original_name TEXT, import_id INTEGER);
         INSERT INTO imports (id, import_source) VALUES (1, 'card'), (2, 'phone');
         INSERT INTO photos VALUES ('aa', 'DSC1.NEF', 1), ('bb', 'IMG_2.HEIC', 2);",
    )
    .unwrap();
    db.execute("DELETE FROM photos WHERE import_id = 1", []).unwrap();
    let left: i64 = db.query_row("SELECT count(*) FROM photos", [], |r| r.get(0)).unwrap();
    assert_eq!(left, 1);
}
