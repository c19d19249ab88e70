"""``onsrights serve``: the registration form as a web page on this machine."""

from __future__ import annotations

import errno
import gc
import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING

import click

from onsrights.commands.console import USAGE, write, write_error
from onsrights.commands.interface import Command, hold_one_of_settings, lang_option, settings_options
from onsrights.engine.diagnostics import Text
from onsrights.engine.origin import installing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.settings import Settings

__all__ = ["build", "link_to", "on_fault", "refusal"]

_PORT = 8470
_LAST_PORT = 65535

_ABOUT = Text(
    "Toont het registratieformulier als webpagina op deze computer, tot u stopt met Ctrl-C. Er wordt niets bewaard en "
    "niets verstuurd. Een manifest mag 832 KiB groot zijn, een aanvraag 1 MiB, en een controle mag 30 seconden duren.",
    "Shows the registration form as a web page on this machine, until you stop it with Ctrl-C. Nothing is stored and "
    "nothing is sent. A manifest may be up to 832 KiB, a request 1 MiB, and a check may take 30 seconds.",
)
_LINK = Text("Registratieformulier: {link}\n", "Registration form: {link}\n")
_STOP = Text("Stoppen: Ctrl-C.\n", "To stop: Ctrl-C.\n")
_OPEN_TO_OTHERS = Text(
    "Let op: {host} is niet alleen deze computer. Het formulier vraagt geen wachtwoord en de verbinding is niet "
    "versleuteld: iedereen die deze computer kan bereiken, kan het gebruiken en meelezen.\n",
    "Note: {host} is not only this machine. The form does not ask for a password and the connection is not encrypted: "
    "anybody who can reach this machine can use it and read along.\n",
)
_MISSING = Text(
    f"Voor het formulier is de extra web nodig: {installing('web')}\n",
    f"The form needs the extra web: {installing('web')}\n",
)
_NO_PORT = Text(
    '"{word}" is geen poort; geef een getal van 0 tot en met 65535.',
    '"{word}" is not a port; give a number from 0 to 65535.',
)
_ONLY_HERE = Text(
    'Het formulier is alleen op deze computer te bereiken, want het vraagt geen wachtwoord. "{word}" zou het voor '
    "anderen openzetten; als u dat wilt, zeg het dan met --host {host} --port {port}.",
    'The form can only be reached from this machine, because it does not ask for a password. "{word}" would open it '
    "to others; if that is what you want, say so with --host {host} --port {port}.",
)
_IN_USE = Text(
    "Poort {port} is al in gebruik. Kies een andere met --port, of laat er een kiezen met --port 0.\n",
    "Port {port} is already in use. Choose another one with --port, or let --port 0 pick a free one.\n",
)
_NOT_ALLOWED = Text(
    "Poort {port} mag alleen de beheerder van deze computer gebruiken. Kies er een vanaf 1024 met --port.\n",
    "Only the administrator of this machine may use port {port}. Choose 1024 or higher with --port.\n",
)
_NO_SUCH_HOST = Text(
    'Deze computer heeft geen adres "{host}". Laat --host weg om het formulier op deze computer te openen.\n',
    'This machine has no address "{host}". Leave --host out to open the form on this machine.\n',
)


if TYPE_CHECKING:
    _Number = click.ParamType[int]
else:
    _Number = click.ParamType  # has no parameters of its own before click 8.4


class _PortType(_Number):
    """A port; an address in its place is a common slip, and gets an answer of its own."""

    name = "port"

    def __init__(self, lang: Language) -> None:
        self.lang = lang

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ARG002 - click's
        """Give the number."""
        if isinstance(value, int):
            return value
        written = str(value)
        if written.isascii() and written.isdecimal() and len(written) < 6 and int(written) <= _LAST_PORT:  # noqa: PLR2004 - digits
            return int(written)
        host, colon, port = written.rpartition(":")
        if colon and host and port.isdecimal():
            values = {"word": written, "host": host, "port": port}
            raise click.UsageError(_ONLY_HERE.render(self.lang, values), ctx)
        raise click.UsageError(_NO_PORT.render(self.lang, {"word": written}), ctx)


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def run(*, port: int, host: str | None, open: bool, config: str | None, no_config: bool) -> int:  # noqa: A002 - of the option
        from onsrights.commands.console import refused
        from onsrights.commands.settings import settings_here
        from onsrights.engine.settings.read import SettingsError

        hold_one_of_settings(lang, config, no_config=no_config)
        try:
            settings = settings_here(config, without=no_config)
        except SettingsError as error:
            return refused(lang, error)
        return _serve(lang, port, host, settings, show=open)

    about_port = Text(f"Poort; standaard {_PORT}, 0 kiest een vrije.", f"Port; {_PORT} by default, 0 takes a free one.")
    about_host = Text(
        "Een adres dat ook anderen kunnen bereiken; het formulier vraagt geen wachtwoord.",
        "An address other people can reach as well; the form asks for no password.",
    )
    about_open = Text("Open de pagina in de browser.", "Open the page in the browser.")
    params = [
        click.Option(
            ["--port"],
            type=_PortType(lang),
            default=_PORT,
            metavar=Text("POORT", "PORT").render(lang, {}),
            help=about_port.render(lang, {}),
        ),
        click.Option(["--host"], metavar=Text("ADRES", "ADDRESS").render(lang, {}), help=about_host.render(lang, {})),
        click.Option(["--open"], is_flag=True, help=about_open.render(lang, {})),
        *settings_options(lang),
        lang_option(lang),
    ]
    return Command(lang, "serve", params, _ABOUT, run)


def _serve(lang: Language, port: int, host: str | None, settings: Settings, *, show: bool) -> int:
    try:
        from onsrights.web import create_app
        from onsrights.web.server import serve

        app = create_app(hosts=_hosts(host), settings=settings, on_fault=on_fault)
    except ImportError:
        write_error(_MISSING.render(lang, {}))
        return USAGE
    try:
        listening = _listen(host or "127.0.0.1", port)
    except (OSError, UnicodeError) as error:  # UnicodeError: what cannot be the name of a host
        write_error(refusal(error, host, port, lang))
        return USAGE
    link = link_to(listening, host)

    def ready() -> None:
        if not _is_loopback(listening):
            write_error(_OPEN_TO_OTHERS.render(lang, {"host": host}))
        write(_LINK.render(lang, {"link": link}) + _STOP.render(lang, {}))
        if show:
            import webbrowser

            webbrowser.open(link)

    gc.enable()  # short commands do without; this one may run for days
    with listening:
        serve(app, listening, ready)
    return 0


def _hosts(host: str | None) -> Sequence[str]:
    """Give the names under which the page may be asked for: those of this machine, and what was named."""
    from onsrights.web.guard import LOOPBACK

    return LOOPBACK if host is None else (*LOOPBACK, host.lower().strip("[]"), "*")


def _listen(host: str, port: int) -> socket.socket:
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, _, _, _, address = found[0]
    return socket.create_server(address[:2], family=family, backlog=2048)


def _is_loopback(listening: socket.socket) -> bool:
    return ip_address(listening.getsockname()[0].partition("%")[0]).is_loopback


def link_to(listening: socket.socket, host: str | None) -> str:
    """Give the address to type into a browser."""
    name, port = listening.getsockname()[:2]
    if host is not None and not ip_address(name.partition("%")[0]).is_unspecified:
        name = host.strip("[]")
    elif ip_address(name.partition("%")[0]).is_unspecified:
        name = "localhost"
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/"


def refusal(error: Exception, host: str | None, port: int, lang: Language) -> str:
    """Say why there is no listening at an address."""
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return _IN_USE.render(lang, {"port": port})
    if number == errno.EACCES:
        return _NOT_ALLOWED.render(lang, {"port": port})
    return _NO_SUCH_HOST.render(lang, {"host": host})


def on_fault(error: Exception) -> None:
    """Say on the terminal that the application failed; the page says so too."""
    from onsrights.commands.internal_fault import report

    report(error, ["serve"])
