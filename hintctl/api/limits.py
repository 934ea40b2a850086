"""What Hint allows a partner (HINT-API: Limits). Another of its pages says 100 requests a second."""

DEFAULT_RATE = 20.0  # requests a second
DAILY_QUOTA = 500_000  # requests a day
PAGE_SIZE = 100  # records a page, the most that a list endpoint gives
