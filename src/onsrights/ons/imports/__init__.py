"""From what a supplier has, a table or a text, to a manifest: one module for each kind of input."""
