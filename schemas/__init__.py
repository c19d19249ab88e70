"""The JSON Schemas of the manifest and of the report, read through ``importlib.resources``."""
