"""The Hint API client: the only httpx code."""
