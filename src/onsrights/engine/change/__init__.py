"""A text changed: one scalar, a key or an item, the fixes of a file, comments that ignore."""
