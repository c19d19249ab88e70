"""The least that any reader of a YAML file has to pay: every event of libyaml's parser, and nothing done with it."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

for _ in yaml.parse(Path(sys.argv[1]).read_bytes(), Loader=yaml.CSafeLoader):
    pass
