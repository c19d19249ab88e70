"""Where this project is kept, where its faults are reported, and how its extras are installed."""

from __future__ import annotations

__all__ = ["ISSUES", "REPOSITORY", "installing"]

REPOSITORY = "https://github.com/onsrights/onsrights"
ISSUES = f"{REPOSITORY}/issues"


def installing(extra: str) -> str:
    """Give the command that installs the package with an extra: from git, as long as it is on no package index."""
    return f'pip install "onsrights[{extra}] @ git+{REPOSITORY}"'
