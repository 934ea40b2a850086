"""Finds the legacy fields of the Hint API in source code, weighs what speaks for each, and fixes them."""
