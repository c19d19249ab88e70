"""How fast the tool is, as ratios of one run; ``make bench`` or ``python -m benchmarks``."""
