"""The settings: found in options, environment and config file, and written there. For `cli` and the crash log only."""

from hintctl.config.paths import Paths

__all__ = ["Paths"]
