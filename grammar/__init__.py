"""The grammars of the names, read through ``importlib.resources``."""
