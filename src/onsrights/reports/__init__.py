"""Diagnostics in, text out: the forms in which a report is written. They know no platform."""
