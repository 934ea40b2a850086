"""`python -m hintctl`."""

from hintctl.main import run

if __name__ == "__main__":
    run()
