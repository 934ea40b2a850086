"""Finds the legacy fields of the Hint API in source code, weighs what speaks for each, and fixes them.

The way of an audit, as `run.py` goes it:

1. *search* (`search.py`): git, or a walk, gives the files that hold one of the names, or what speaks for Hint. Below
   it: `targets`, `tracked`, `text_without`, `git`, `since`, `walk`, `glob`, `exclude`, `workers`; `scan` looks into
   one file for the `needles`. `coverage` counts what was looked at, and what was not.
2. *examine* (`examined_files.py`, `examine.py`): reads each file with the names (`source`, `languages`, `lex`,
   `outline`) and *judges* them (`judge.py`): `names` finds them, `uses` makes one of a field and its tag, `classify`
   says what each is in its language, `context` what stands around it, `resource` what it is about.
3. *weigh* (`weigh.py`): `signals` speak for Hint, `topics` say what code is about, `contrary` what speaks against;
   `project` and `neighbourhood` bring what other files say. The figures are in `weights`.
4. *fix* (`fix/`): proposes a fix for each finding, or says why there is none; applies and checks them.
5. *settle* (`settle.py`): what `ignores`, the `baseline` and the confidence leave is the `report`, which `formats`
   show.
"""
