"""The disk, and git: which files are meant, how one is opened, and how one is written."""
