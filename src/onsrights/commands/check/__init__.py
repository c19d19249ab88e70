"""``onsrights check``: its options, and everything that only this command does."""
