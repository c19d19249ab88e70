"""The rules for app connectors, one module each with its two pages beside it."""
