"""Nedap Ons: the manifest's model, the grammars of the names, the lexicon and the rules."""
