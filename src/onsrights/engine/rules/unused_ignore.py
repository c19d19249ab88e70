"""120: a comment that ignores a rule which has nothing to say there; found by :mod:`onsrights.engine.accept.ignores`."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("120", "unused-ignore", "warning", "safe", ignorable=False)

TEXTS = {
    "message": Text(
        nl="Deze opmerking negeert {rules}, maar daar valt hier niets te negeren. Haal de opmerking weg.",
        en="This comment ignores {rules}, but there is nothing here to ignore. Remove the comment.",
    ),
    "part": Text(
        nl="{rules} hoeft hier niet genegeerd te worden. Haal dit uit de lijst.",
        en="{rules} does not need to be ignored here. Remove this from the list.",
    ),
    "file": Text(
        nl="Deze opmerking negeert {rules} in het hele bestand, maar daar valt niets te negeren. "
        "Haal de opmerking weg.",
        en="This comment ignores {rules} in the whole file, but there is nothing to ignore. Remove the comment.",
    ),
    "nothing": Text(
        nl="Onder deze opmerking staat niets waar de opmerking over kan gaan. Zet die boven het veld of "
        "{the_unit} waar die bij hoort, of schrijf ignore-file voor het hele bestand.",
        en="There is nothing below this comment that it could be about. Put it above the field or "
        "{the_unit} that you mean, or write ignore-file for the whole file.",
    ),
    "never": Text(
        nl="{rules} kan niet met een opmerking genegeerd worden. Verhelp de fout zelf, of schakel de "
        "regel uit met --ignore.",
        en="{rules} cannot be ignored by a comment. Fix the fault itself, or turn the rule off with --ignore.",
    ),
    "fix": Text(nl="haal de opmerking weg", en="remove the comment"),
    "fix-part": Text(nl="haal de regel uit de lijst", en="remove the rule from the list"),
}
