"""What a run may be told, and the files that say it."""
