"""Bytes to a tree that knows where everything is: YAML, JSON, comments, characters that nobody sees."""
