"""The figures of the weighing, and why each is what it is.

One unit for all. A name begins at DEBT; what speaks for Hint is added, what speaks for something else is taken away.
From MEDIUM and from HIGH on, the sum is that sure. 3 is what it takes to carry a name in neutral code over the debt.

The figures were set so that tests/data/audit comes out right. To change one, run `pytest -n 0 -s
tests/functional/test_audit_corpus.py`, which prints for each labelled project what is missed and what is wrongly
reported. A new signal goes into signals.py (and needles.py, if other files are to learn of it), a new word into
topics.py, a new objection into contrary.py; each with its own figure beside it or here.
"""

DEBT = -3.0  # most uses of these names in the world are somebody else's
MEDIUM = 0.0
HIGH = 1.8  # as much more than medium as a near signal or a clear subject is worth

# Evidence.
LEAST_EVIDENCE = 1.0  # below it, what code is about doesn't help: patients and invoices are in many systems
MOST_OF_A_FILE = 6.0  # signals repeat each other
MOST_FROM_AFAR = 5.0  # however much another file says, it says nothing of this one
MOST_EVIDENCE = 7.0
FURTHER_SIGNALS = (1.0, 0.3, 0.2, 0.1)  # of one file: the strongest counts in full, the next ones less and less
FURTHER_SOURCES = (1.0, 0.15, 0.1)  # beside the name, in its file, in another file
BESIDE = 0.5  # more than the same signal elsewhere in the file
OTHER_SECTION = 0.6  # of a settings file: what one part is about, the next one need not be
OWN_NAME = 3.5  # hint_import_id: its author knew whose it is

# How much of a file's evidence reaches another file.
NAMES_IT = 0.9  # the other names the file with the evidence: it uses it
NAMED_BY_IT = 0.6  # the file with the evidence names the other: it may use it for anything
BY_DISTANCE = {0: 0.85, 1: 0.7, 2: 0.55}  # by steps from folder to folder
FAR = 0.55  # anywhere in the project: not enough by itself, enough for what is about patients
WORTH_TELLING = 2.4  # evidence weaker than this doesn't travel
CONFIRMED = 4.0  # a file in which uses were found beyond doubt, for those that name it

# What names and shapes are worth in a project, by what is known of it.
NAMES_WITHOUT_PROOF = 0.75  # nothing certain anywhere: a HintClient may be another hint's
PATHS_WITHOUT_NAMES = 0.35  # /provider/patients, and nothing named for Hint at all
SHAPES_WITHOUT_NAMES = 0.15  # the three names together, and nothing named for Hint at all
OF_ANOTHER_HINT = 0.15  # drhint.com is in the project, and nothing of hint.com
SHAPES_OF_ANOTHER_HINT = 0.1

# What the code is about.
SUBJECT = 0.65  # a unit of topic in units of evidence
MOST_FOR = 2.5  # the clearest patient is no proof of Hint
MOST_AGAINST = -5.0  # a clear bank transaction is proof of something else
MOST_WITHOUT_PROOF = 1.2  # for, where nothing in the project is certain
RECEIVER, ORIGIN, SIBLINGS, LINE, PARAGRAPH, FILE_NAME, FOLDERS, WHOLE_FILE = 1.2, 0.9, 1.0, 1.0, 0.4, 0.7, 0.8, 0.25
HEADERS = (0.9, 0.7, 0.5, 0.35, 0.25)  # what it stands under, the nearest first
OTHER_HOST = 2.0  # the file calls another API
WORTH_SAYING = 0.3  # a subject weaker than this is no reason

# Objections.
FUNCTION_NAME = -3.0  # no field of an API is a function
FOREIGN_KEY = -3.0  # a reference to a table of their own
NUMBER = -1.5  # Hint's fields hold text
OTHER_RECORD = -3.5  # the value is the ID of a link, an import, a batch
OWN_RELATION = -1.5  # the file has the table or the class that the name would be the key to
OTHER_CLIENT = -2.5  # it stands in ElationClient
FROM_OTHER = -4.5  # what it is taken from is declared as another system's
FROM_OWN = -1.5  # it is declared as something else
CLEARLY = 1.5  # a topic from which on one word of it is enough for that
VENDOR = -1.5  # another system's name is in its line
RIVAL = -2.5  # its folder calls another API, and nothing there is Hint's
KEBAB = -1.0  # import-id is a setting, an attribute, an option
