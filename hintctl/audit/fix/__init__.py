"""Fixes: proposed for findings, applied to a file's text, checked, and shown as a diff.

What becomes of `{"import_id": 1, "import_source": "a"}`, in the order of the modules:

- `document.py`: the file is a `Document`; so is each piece of JSON in a string, if the names lie in one.
- `locate.py`, with `bare.py` and `strings.py`: each name has a `Place`. Both are keys of an object (`Role.ENTRY`), go
  over the wire as written (`Certainty.WIRE`), and belong to the object that the brackets are:
  `objects == ((document.key, "bracket", 0),)`.
- `uses.py`: each finding with its places is a `Use`. `FieldCounts` says what that object has: one import_id, one
  import_source, no integration_record_id. So nothing meets (`conflict`), and the two uses are a tandem.
- `doubt.py`: nothing in the file speaks for a row or a column of the program's own, so the fix is safe.
- `removal.py`, with `line_removal.py` and `member_removal.py`: the `Removal` of import_source is
  `, "import_source": "a"`, with the comma before it. Its value is written out, and runs nothing.
- `propose.py`: both findings get the same `Fix` of two edits. `import_id` becomes `integration_record_id`, and what the
  removal spans becomes nothing.
- `apply.py` makes `{"integration_record_id": 1}` of it, and `check.py` makes sure that it is the same file otherwise.
"""
