"""A guide under construction: headings, steps that are numbered through, and tables between them.

What stands between stars in a template is a name of a screen, and comes from :mod:`onsrights.afas.screens` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.screens import SCREENS
from onsrights.documents.page import Checklist, Heading, Note, Paragraph, Steps, Table, line, stretches
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onsrights.documents.page import Block, Line, Search
    from onsrights.engine.diagnostics import Language

__all__ = ["Guide", "together"]

_SCREENS = {name.replace("-", "_"): screen.text for name, screen in SCREENS.items()}


def together(lines: Iterable[Line]) -> Line:
    """Give lines as one, with nothing between them."""
    return tuple(part for each in lines for part in stretches(each))


class Guide:
    """What a guide says, in the order in which it is said."""

    def __init__(self, lang: Language, level: int, **values: Line | int) -> None:
        self.lang = lang
        self._level = level
        self._values = {**{name: text.render(lang, {}) for name, text in _SCREENS.items()}, **values}
        self._blocks: list[Block] = []
        self._steps: list[Line] = []
        self._number = 1
        self._place = ""

    def line(self, text: Text, **values: Line | int) -> Line:
        """Give a sentence with names of screens and values in their places."""
        return line(text, self.lang, **{**self._values, **values})

    def heading(self, text: Text, **values: Line | int) -> None:
        """Begin a part."""
        self._add(Heading(self.line(text, **values), self._level))

    def paragraph(self, text: Text, **values: Line | int) -> None:
        """Say something that is not a step."""
        self._add(Paragraph(self.line(text, **values)))

    def note(self, text: Text, **values: Line | int) -> None:
        """Say something that must not be missed."""
        self._add(Note(self.line(text, **values)))

    def step(self, text: Text, **values: Line | int) -> None:
        """Say something to do; its number follows from those before it, whatever stands between."""
        self._steps.append(self.line(text, **values))

    def table(
        self,
        columns: Sequence[Text],
        rows: Sequence[Sequence[Line]],
        widths: Sequence[int],
        *,
        names: bool = True,
        search: Search | None = None,
    ) -> None:
        """Show a table whose first column holds ``names``; of the others those in which something stands."""
        kept = [index for index in range(len(columns)) if not index or any(row[index] for row in rows)]
        self._add(
            Table(
                tuple(self.line(columns[index]) for index in kept),
                tuple(tuple(row[index] for index in kept) for row in rows),
                tuple(widths[index] for index in kept),
                names=names,
                search=search,
            )
        )

    def checklist(self, lines: Sequence[Line]) -> None:
        """Show things to tick off."""
        self._add(Checklist(tuple(lines)))

    def blocks(self) -> tuple[Block, ...]:
        """Give everything that was said."""
        self._end_steps()
        return tuple(self._blocks)

    def _add(self, block: Block) -> None:
        self._end_steps()
        self._blocks.append(block)

    def _end_steps(self) -> None:
        if self._steps:
            self._blocks.append(Steps(tuple(self._steps), self._number))
            self._number += len(self._steps)
            self._steps = []

    # -------------------------------------------------------------------------------------- where the reader is

    def go_to_tool(self) -> None:
        """Go to the tool for groups and users, unless the reader is there."""
        if self._place != "tool":
            self.step(Text("Ga naar: *{authorisation_tool}*.", "Go to: *{authorisation_tool}*."))
        self._place = "tool"

    def go_to_connectors(self) -> None:
        """Go to where app connectors are; the one that is made there is open in the end (S2)."""
        self._leave_tool()
        self.step(Text("Ga naar: *{app_connector}*.", "Go to: *{app_connector}*."))
        self._place = "connector"

    def open_properties(self) -> None:
        """Open the properties of the app connector, unless they are open."""
        if self._place == "tool":
            self._leave_tool()
            self.step(
                Text(
                    "Ga naar: *{app_connector}*, en open de eigenschappen van `{app}`.",
                    "Go to: *{app_connector}*, and open the properties of `{app}`.",
                )
            )
        elif self._place != "properties":
            self.step(Text("Open de eigenschappen van `{app}`.", "Open the properties of `{app}`."))
        self._place = "properties"

    def _leave_tool(self) -> None:
        """Close the tool, which takes effect at once (S1)."""
        if self._place == "tool":
            self.step(
                Text(
                    "Sluit de *{tool}*. U hoeft de omgeving niet opnieuw te openen.",
                    "Close the *{tool}*. You do not have to reopen the environment.",
                )
            )
