"""The rules, one module each (or one for a Dutch and English pair), with its pages beside it."""
