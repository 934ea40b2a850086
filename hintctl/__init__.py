"""hintctl links a partner's own IDs to the records of the Hint platform."""

__version__ = "0.1.0"
