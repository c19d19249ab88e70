"""The server in a process of its own, Chromium as Debian ships it, and what comes into a page from elsewhere."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Playwright

__all__ = ["EXAMPLES", "chromium", "drop", "paste", "serving"]

EXAMPLES = Path(__file__).parents[2] / "examples"

_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def serving(port: int = 0) -> Iterator[str]:
    """Start ``onsrights serve`` on a port, or a free one, and give its link."""
    command = [sys.executable, "-m", "onsrights", "serve", "--port", str(port), "--lang", "en"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        yield process.stdout.readline().split()[-1]
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def chromium(playwright: Playwright) -> Browser:
    """Start the browser; says what to do where it is not there."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    if not Path(path).exists():
        message = f"there is no Chromium at {path}: `make test-browser` installs it, or says how"
        raise RuntimeError(message)
    return playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)


def drop(page: Page, name: str, data: bytes) -> None:
    """Let go of a file above the page."""
    brought = page.evaluate_handle(
        """([name, data]) => {
            const brought = new DataTransfer();
            brought.items.add(new File([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], name));
            return brought;
        }""",
        [name, base64.b64encode(data).decode()],
    )
    page.dispatch_event("body", "dragover", {"dataTransfer": brought})
    page.dispatch_event("body", "drop", {"dataTransfer": brought})


def paste(page: Page, element: str, text: str) -> None:
    """Paste what a spreadsheet or Word has put on the clipboard."""
    page.evaluate(
        """([element, text]) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const pasted = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.getElementById(element).dispatchEvent(pasted);
        }""",
        [element, text],
    )
