"""The library behind forms of other packages: one module for each, imported by those who use it."""
