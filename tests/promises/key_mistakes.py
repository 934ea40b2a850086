"""Ways to put a key in the wrong place, or to get it wrong."""

KEYS = ["CANARY\nCANARY", "CANARY CANARY", "CANARYé", "CANARY\u200b", "CANARY\x1b[31m", "CANARY\x7f", "\udcffCANARY"]
PROGRAMS = [
    'print("CANARY CANARY")',
    'import sys; print("CANARY"); sys.exit(1)',
    'import sys; sys.stdout.buffer.write(b"CANARY\\xff")',
    'print("CANARY"); print("CANARY")',
]
SETTINGS = [
    'api_key = "CANARY',
    "api_key = CANARY",
    'CANARY = "api_key"',
    'api_key = "CANARY"\napi_key = "CANARY"',
    'api_key = ["CANARY"]',
    'api_key = "CANARY\x01"',
    'api_key = "CANARY\\q"',
]
ENDPOINTS = [
    *("CANARY", "https://CANARY@api.hint.com", "https://api.hint.com?key=CANARY", "https://api.hint.com:CANARY"),
    *("https://api.hint.com/sbx-CANARY", "https://api.hint.com/CANARY/..", "http://api.hint.com/CANARY"),
]
