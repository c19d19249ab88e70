"""The rules of Exact Online: each module is one rule, with its two pages beside it."""
