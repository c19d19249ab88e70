"""What a shell may offer where a file or a rule is wanted; in click's form, for ``shell_complete=``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from onsrights.engine.settings.settings import Settings

__all__ = ["files", "one_rule", "rules"]


def files(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Leave it to the shell to complete a path."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def one_rule(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Give the codes of the rules that begin with what was typed, or else their names."""
    return _rules("", incomplete)


def rules(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Do the same for the last one of several rules with commas between them."""
    before, comma, last = incomplete.rpartition(",")
    return _rules(before + comma, last)


def _rules(before: str, incomplete: str) -> list[CompletionItem[str]]:
    from click.shell_completion import CompletionItem

    from onsrights.platforms import PLATFORMS

    registry = PLATFORMS.registry(_settings())
    codes = [rule for rule in registry if rule.code.startswith(incomplete.upper())]
    if codes:
        return [CompletionItem(before + rule.code, help=rule.name) for rule in codes]
    names = [rule for rule in registry if rule.name.startswith(incomplete.lower())]
    return [CompletionItem(before + rule.name, help=rule.code) for rule in names]


def _settings() -> Settings | None:
    """Give the settings of the current folder, which may have house rules; nothing where they are at fault."""
    from onsrights.commands.settings import settings_here
    from onsrights.engine.settings.read import SettingsError

    try:
        return settings_here()
    except SettingsError:
        return None
