"""Fixes: proposed for findings, applied to a file's text, checked, and shown as a diff."""

from hintctl.audit.fix.apply import Applied, apply
from hintctl.audit.fix.diff import diff
from hintctl.audit.fix.propose import propose

__all__ = ["Applied", "apply", "diff", "propose"]
