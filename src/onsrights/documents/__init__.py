"""Formats without a platform: what a page, a table or JSON looks like, as something that is written and as input."""
