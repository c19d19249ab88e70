"""Lets ``python -m onsrights`` do what ``onsrights`` does."""

from __future__ import annotations

from onsrights.commands import program

if __name__ == "__main__":
    program()
