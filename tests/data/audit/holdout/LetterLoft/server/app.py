import os
import sqlite3

from flask import Flask, g, jsonify, request

app = Flask(__name__)
HINT_API_KEY = os.environ.get("LETTERLOFT_HINT_KEY", "dev")


def db():
    if "db" not in g:
        g.db = sqlite3.connect("hints.db")
        g.db.row_factory = sqlite3.Row
    return g.db


@app.get("/hints")
def hints():
    import_id = request.args.get("import_id")
    if not import_id:
        return jsonify(error="import_id is required"), 400
    rows = db().execute("SELECT id, text, cost, import_id, import_source FROM hint WHERE import_id = ? ORDER BY cost", (import_id,))
    return jsonify([dict(r) for r in rows])


@app.post("/hints")
def create_hints():
    if request.headers.get("X-Key") != HINT_API_KEY:
        return jsonify(error="forbidden"), 403
    data = request.get_json()
    hint_import_id = data["import_id"]
    with db() as con:
        con.execute("DELETE FROM hint WHERE import_id = ?", (hint_import_id,))
        con.executemany(
            "INSERT INTO hint (text, cost, import_id, import_source) VALUES (?, ?, ?, ?)",
            [(h["text"], h.get("cost", 10), hint_import_id, data.get("import_source", "editor")) for h in data["hints"]],
        )
    return jsonify(count=len(data["hints"])), 201
