"""An API key that can't be printed by accident."""

from hintctl.errors import ConfigError

_PREFIXES = ("sbx-", "emu-")  # which say whose key it is, and stand in all of those


class ApiKey:
    """A key to the Hint API. `reveal()` is the one way to its text; reprs, logs and tracebacks see a mask."""

    __slots__ = ("_text",)

    def __init__(self, text: str, *, source: str) -> None:
        """Takes the key's text; `source` says where it came from, for the error when it can't be one."""
        text = text.strip()
        if not text:
            raise ConfigError(f"the key from {source} is empty.", hint="Copy it again, as one line.")
        # A stray character would make the HTTP library refuse the header, with a message that quotes it.
        if not text.isascii() or not text.isprintable() or " " in text:
            raise ConfigError(
                f"the key from {source} holds spaces, line breaks or characters that no key has.",
                hint="Copy it again, as one line.",
            )
        self._text = text

    def reveal(self) -> str:
        """The key itself, for the Authorization header and the place where it is stored, and nothing else."""
        return self._text

    def masked(self) -> str:
        """What may be shown of the key: which kind it is. Not its length."""
        return next((prefix for prefix in _PREFIXES if self.startswith(prefix)), "") + "********"

    def startswith(self, prefix: str) -> bool:
        """Whether the key begins with `prefix` (`sbx-`, `emu-`)."""
        return self._text.startswith(prefix)

    def mark(self, salt: str) -> str:
        """By what the key is recognised again: four bytes of a salted hash, from which nobody gets it back."""
        from hashlib import blake2s  # not above: it loads OpenSSL, 3 ms, for which a TAB would wait

        return blake2s(self._text.encode(), salt=salt.encode(), digest_size=4).hexdigest()

    def __repr__(self) -> str:
        return "ApiKey(…)"
