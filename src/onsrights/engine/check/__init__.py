"""How a positioned tree becomes findings: the platform, its schema, the rules and what silences what."""
