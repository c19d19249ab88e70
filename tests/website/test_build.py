"""The whole site, built as ``make docs`` builds it, and followed where it is served below a path."""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest

from website.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

BELOW = "/intranet/tools/onsrights/"
ADDRESS = re.compile(r'<(?:a|img|link|script)\b[^>]*?\b(?:href|src)="?([^"\s>]+)')


def test_the_site_is_built_without_a_warning_and_works_below_a_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path.joinpath(*BELOW.strip("/").split("/"))
    assert main([str(site)]) == 0, capsys.readouterr().err
    for page in ("index.html", "nl/index.html", "rules/ONS305/index.html", "nl/rules/ONS305/index.html"):
        assert (site / page).is_file()
    assert (site / "schemas" / "rights.schema.json").is_file()
    assert 'hreflang="nl"' in (site / "tutorial" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="nl"' in (site / "nl" / "tutorial" / "index.html").read_text(encoding="utf-8")

    reached = followed(tmp_path)
    assert {path: came for path, (status, came) in reached.items() if status != 200} == {}
    assert {path: came for path, (_, came) in reached.items() if not path.startswith(BELOW)} == {}
    pages = {BELOW + page.parent.relative_to(site).as_posix().removeprefix(".") for page in site.rglob("index.html")}
    assert {path.rstrip("/") for path in pages} <= {path.rstrip("/") for path in reached}


def followed(folder: Path) -> dict[str, tuple[int, str]]:
    """Follow every link from the first page on; give the status of each address and the page that leads there."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    reached: dict[str, tuple[int, str]] = {}
    left = [(BELOW, "")]
    try:
        while left:
            path, came = left.pop()
            if path in reached:
                continue
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", path)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            connection.close()
            reached[path] = (answer.status, came)
            if (answer.getheader("Content-Type") or "").startswith("text/html"):
                for address in map(unescape, ADDRESS.findall(text)):
                    split = urlsplit(urljoin(path, address))
                    if not split.netloc and not split.scheme:
                        left.append((split.path, path))
    finally:
        server.shutdown()
        server.server_close()
    return reached


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""
