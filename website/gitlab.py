"""Write the component for GitLab's catalogue: the jobs of ``ci/gitlab.yml`` with inputs in place of variables.

``python -m website.gitlab`` writes ``templates/onsrights.yml``, where GitLab looks for it; with ``--check`` it only
says whether that is stale.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from onsrights import __version__

__all__ = ["component", "main"]

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "ci" / "gitlab.yml"
TARGET = ROOT / "templates" / "onsrights.yml"

_HEAD = f"""\
# Made from ci/gitlab.yml by python -m website.gitlab. A component of GitLab's catalogue:
#
#   include:
#     - component: $CI_SERVER_FQDN/onsrights/onsrights/onsrights@{__version__}
#       inputs:
#         language: nl

spec:
  inputs:
    stage:
      default: test
      description: The stage in which the jobs run
    version:
      default: "{__version__}"
      description: The version of onsrights to install
    language:
      default: ""
      options: ["", nl, en]
      description: The language of the messages; empty to follow the team's settings
    args:
      default: ""
      description: Options of onsrights check, with spaces between them, for instance --fail-on=warning
    usage:
      default: ""
      description: Paths of source code to compare with the manifests, with spaces between them; empty for none
---
"""
_CHANGES = (
    ("  stage: test$", "  stage: $[[ inputs.stage ]]", 1),
    (
        "  before_script:$",
        '\\g<0>\n    - test -z "$[[ inputs.language ]]" || export ONSRIGHTS_LANG="$[[ inputs.language ]]"',
        1,
    ),
    (r"\$\{ONSRIGHTS_VERSION:-[0-9.]+\}", "$[[ inputs.version ]]", 1),
    ("onsrights check", r"\g<0> $[[ inputs.args ]]", 1),
    (r" if: \$ONSRIGHTS_USAGE && (.*)$", r""" if: '"$[[ inputs.usage ]]" != "" && \1'""", 2),
    (r"-- \$ONSRIGHTS_USAGE$", "-- $[[ inputs.usage ]]", 1),
)
"""What is written in another way, and how often it is there."""


def component(text: str) -> str:
    """Give the component that the text of the jobs makes."""
    jobs = text[text.index("\nonsrights:\n") :].lstrip("\n")
    for old, new, times in _CHANGES:
        jobs, count = re.subn(old, new, jobs, flags=re.MULTILINE)
        assert count == times, old
    return _HEAD + jobs


def main(arguments: list[str]) -> int:
    """Write the component, or with ``--check`` say whether it is as it would be written."""
    text = component(SOURCE.read_text(encoding="utf-8"))
    if arguments == ["--check"]:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
            return 0
        sys.stderr.write(f"{TARGET.relative_to(ROOT)} is stale: make generate\n")
        return 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
