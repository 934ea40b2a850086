"""`python -m hintctl`."""

import sys

from hintctl.main import main

if __name__ == "__main__":
    sys.exit(main())
