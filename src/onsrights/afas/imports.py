"""A saved answer of ``/metainfo`` as a manifest: what is linked in an environment. Here is the door ``import``.

What MetaInfo does not tell (F49) is asked by options. Where nobody gives one, the key is left out with a comment, and
the check says what is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onsrights.doors import Imported, Importer, Option, RefusedError
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.afas.metainfo import Item, MetaInfo
    from onsrights.doors import ImportRequest
    from onsrights.engine.change.plain import Plain

__all__ = ["IMPORTER"]

_NO_GCN = Text(
    "een .gcn-bestand leest onsrights niet; importeer het in Profit.",
    "onsrights does not read a .gcn file; import it in Profit.",
)
_NOT_THERE = Text("AFAS: niet in MetaInfo: {key}{option}", "AFAS: not in MetaInfo: {key}{option}")
_NO_NUMBER = Text(
    "AFAS: envid {envid} heeft geen omgevingsnummer van vijf cijfers",
    "AFAS: envid {envid} has no environment number of five digits",
)
_EXPIRY = Text("AFAS: tokenExpiry {expiry}", "AFAS: tokenExpiry {expiry}")
_EMPTY_NAME = Text("De naam bij --name is leeg.", "The name at --name is empty.")
_KEYS = (b"getConnectors", b"updateConnectors")
_ENDING = ".gcn"


def _recognises(data: bytes, path: str) -> bool:
    """Whether this is meant to be such an answer, in whatever encoding it was saved; a ``.gcn`` is refused here."""
    flat = data.replace(b"\0", b"")
    return any(b'"' + key + b'"' in flat for key in _KEYS) or path.lower().endswith(_ENDING)


def _check(options: Mapping[str, Any]) -> None:
    if "name" in options and not options["name"].strip():
        raise RefusedError(_EMPTY_NAME)


def _read(request: ImportRequest) -> Imported:
    from onsrights.afas.metainfo import MetaInfoError, read_metainfo
    from onsrights.documents.records import NotReadableError

    try:
        info = read_metainfo(request.data)
    except MetaInfoError as error:
        if request.path.lower().endswith(_ENDING):
            raise NotReadableError(_NO_GCN) from None
        raise NotReadableError(error.said.text, **error.said.data) from None
    return Imported("".join(f"{line}\n" for line in _manifest(info, request)))


def _manifest(info: MetaInfo, request: ImportRequest) -> Iterator[str]:
    """Give the lines of the manifest, with a comment in the place of everything that is not known."""
    options, written = request.options, _Lines(request)
    name = options.get("name", "").strip()
    yield written.comment(request.made_from)
    yield "manifest: 1"
    yield "platform: afas"
    yield from written.key("integration", {"name": name} if name else None, option="--name")
    yield "connector:"
    authentication = options.get("authentication")
    keys = (
        ("description", info.app_name, ""),
        ("called_by", options.get("called_by"), "--called-by"),
        ("authentication", {"type": authentication} if authentication else None, "--authentication"),
        ("group", {"name": info.group} if info.group else None, ""),
        ("get_connectors", _connectors(info.get_connectors), ""),
        ("update_connectors", _connectors(info.update_connectors), ""),
    )
    for key, value, option in keys:
        yield from written.key(key, value, column=2, option=option)
    yield from _environment(info, written, options)
    if info.expiry is not None:
        yield written.comment(_EXPIRY, expiry=info.expiry)


def _connectors(items: tuple[Item, ...] | None) -> Plain | None:
    if items is None:
        return None
    return [
        {"name": item.id, "purpose": item.description} if item.description not in {"", item.id} else item.id
        for item in items
    ]


def _environment(info: MetaInfo, written: _Lines, options: Mapping[str, Any]) -> Iterator[str]:
    """Give the environment, where its name tells the number; the type it does not tell (U8)."""
    if info.number is None:
        if info.envid is not None:
            yield written.comment(_NO_NUMBER, envid=info.envid)
        return
    yield "environments:"
    yield f"  - number: {info.number}"
    yield from written.key("type", options.get("environment_type"), column=4, option="--environment-type")


class _Lines:
    """Keys and comments in the language of the request."""

    def __init__(self, request: ImportRequest) -> None:
        self._lang = request.lang

    def comment(self, text: Text | str, column: int = 0, **values: str) -> str:
        """Write a comment of one line, whatever the values hold."""
        from onsrights.engine.text.visible import shorten, visible

        short = {name: shorten(value) for name, value in values.items()}
        said = text if isinstance(text, str) else text.render(self._lang, short)
        return f"{' ' * column}# {visible(' '.join(said.split()))}"

    def key(self, key: str, value: Plain | None, *, column: int = 0, option: str = "") -> Iterator[str]:
        """Write a key with its value, or the comment that it is not known; an empty list is left out."""
        from onsrights.engine.change.plain import lines

        if value is None:
            yield self.comment(_NOT_THERE, column, key=key, option=f" ({option})" if option else "")
        elif value != []:
            yield from lines({key: value}, column)


IMPORTER = Importer(
    Text("een bewaard antwoord van /metainfo van AFAS Profit", "a saved answer of /metainfo of AFAS Profit"),
    _recognises,
    _read,
    (
        Option(
            "--name",
            Text("Naam van het product van de leverancier.", "Name of the vendor's product."),
            Text("NAAM", "NAME"),
        ),
        Option(
            "--called-by",
            Text(
                "Wie aanroept: één connectorgebruiker of iedere gebruiker zelf.",
                "Who calls: one connector user or each person.",
            ),
            choices=("system", "users"),
        ),
        Option(
            "--authentication",
            Text("Het authenticatietype van de app connector.", "The authentication type of the app connector."),
            choices=("oauth", "classic", "hybrid"),
        ),
        Option(
            "--environment-type",
            Text("Het type van de omgeving.", "The type of the environment."),
            choices=("production", "test", "accept", "cursus"),
        ),
    ),
    _check,
    "connector.afas.yaml",
    asked=("name", "called_by", "authentication", "environment_type"),
)
"""The door ``import``."""
