"""Reading the names: scan the words, ask the grammar what the sequence means, find what is wrong with it."""
