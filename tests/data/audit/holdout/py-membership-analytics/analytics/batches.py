"""Bookkeeping of our own monthly runs (sqlite)."""
import sqlite3

DDL = "CREATE TABLE IF NOT EXISTS runs (import_id INTEGER PRIMARY KEY, month TEXT, n_rows INTEGER)"


def record(db, month, n_rows):
    with sqlite3.connect(db) as con:
        con.execute(DDL)
        cur = con.execute("INSERT INTO runs (month, n_rows) VALUES (?, ?)", (month, n_rows))
        return cur.lastrowid


def last(db):
    with sqlite3.connect(db) as con:
        return con.execute("SELECT import_id, month FROM runs ORDER BY import_id DESC LIMIT 1").fetchone()
