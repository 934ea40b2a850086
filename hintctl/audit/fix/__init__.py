"""Fixes: proposed for findings, applied to a file's text, checked, and shown as a diff."""
