"""A browser without script: it reads the page, types into its fields, presses its buttons, and knows nothing else."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from starlette.testclient import TestClient

__all__ = ["SCRIPTS", "Browser", "Fault", "Page", "Response"]

SCRIPTS = 4
"""Those of the form, of its list, of files that come in, and of drafts."""


class Response(NamedTuple):
    """What a server answered."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


class Fault(NamedTuple):
    """A fault as it stands under a field."""

    field: str
    code: str
    message: str
    offers: tuple[str, ...]
    """What the buttons send."""


class Page(HTMLParser):
    """What a page holds."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, str] = {}
        self.buttons: list[tuple[dict[str, str], str]] = []
        self.faults: list[Fault] = []
        self.tags: list[str] = []
        self.texts: dict[str, str] = {}
        """The text of every element that has an id."""
        self.lang = ""
        self._open: list[tuple[str, dict[str, str]]] = []
        self._fault: dict[str, str] | None = None
        self._offers: list[str] = []
        self._form = ""
        self._select = ""
        self.marks: dict[str, list[str]] = {}
        """The characters that are marked in the text of each field."""
        self.options: dict[str, list[str]] = {}
        """What may be chosen, by the name of the field."""
        self.links: dict[str, str] = {}
        """Where links lead, by their text."""
        self.open_groups: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "html":
            self.lang = given["lang"]
        if tag == "form":
            self._form = given.get("id", "text")
        sends = given.get("type") in {"text", "hidden", "search"} or "checked" in given
        if tag == "input" and given.get("form", self._form) == "form" and sends:
            self.fields[given["name"]] = given["value"]
        if tag == "select":
            self._select = given["name"]
            self.options[self._select] = []
        if tag == "option" and self._select:
            self.options[self._select].append(given["value"])
            if "selected" in given or self._select not in self.fields:
                self.fields[self._select] = given["value"]
        if tag == "details" and "open" in given:
            self.open_groups.append(given["id"])
        if tag == "button":
            self.buttons.append((given, ""))
            if self._fault is not None and given["class"] == "take":
                self._offers.append(given["value"])
        if given.get("class", "").startswith("fault "):
            self._fault, self._offers = {"message": "", "code": ""}, []
        if tag not in {"input", "meta", "link", "img", "br", "wbr", "path", "rect", "option"}:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        if tag == "option":
            return
        while self._open:
            closed, given = self._open.pop()
            if closed == tag:
                break
        else:
            return
        if tag == "form":
            self._form = ""
        if tag == "select":
            self._select = ""
        if tag == "textarea" and self._form == "form":
            self.fields[given["name"]] = self.texts[given["id"]].removeprefix("\n")
        if self._fault is not None and given.get("class", "").startswith("fault "):
            field = next((names["data-field"] for _, names in reversed(self._open) if "data-field" in names), "")
            self.faults.append(
                Fault(
                    field,
                    self._fault["code"],
                    " ".join(self._fault["message"].split()),
                    tuple(self._offers),
                )
            )
            self._fault = None

    def handle_data(self, data: str) -> None:
        for _, given in self._open:
            if "id" in given:
                self.texts[given["id"]] = self.texts.get(given["id"], "") + data
        for tag, given in self._open:
            if tag == "a":
                self.links[data.strip()] = given.get("href", "")
        if self.buttons and any(tag == "button" for tag, _ in self._open):
            given, text = self.buttons[-1]
            self.buttons[-1] = given, text + data
        if self._open and self._open[-1][0] == "mark":
            field = next((given["data-field"] for _, given in reversed(self._open) if "data-field" in given), "")
            self.marks.setdefault(field, []).append(data)
        if self._fault is not None:
            classes = [given.get("class", "") for _, given in self._open]
            if "code" in classes and "unseen" in classes:
                pass  # what the link does
            elif "code" in classes:
                self._fault["code"] += data
            elif "message" in classes:
                self._fault["message"] += data

    def text(self, element: str) -> str:
        return " ".join(self.texts.get(element, "").split())

    def codes(self, field: str) -> list[str]:
        return [fault.code for fault in self.faults if fault.field == field]

    def rights(self) -> list[str]:
        """Give what the list says of each right."""
        return [" ".join(text.split()) for given, text in self.buttons if given.get("id", "").startswith("unit-")]


class Browser:
    """Goes from page to page by buttons."""

    def __init__(self, client: TestClient, root: str = "") -> None:
        self.client = client
        self.root = root
        self.page = Page("<html lang=''>")
        self.response = Response(0, {}, b"")

    def _take(self, response: object) -> Page | None:
        self.response = Response(
            response.status_code,  # type: ignore[attr-defined]
            {name.lower(): value for name, value in response.headers.items()},  # type: ignore[attr-defined]
            response.content,  # type: ignore[attr-defined]
        )
        if self.response.headers.get("content-type", "").startswith("text/html"):
            self.page = Page(self.response.text)
            return self.page
        return None

    def visit(self, lang: str = "en") -> Page:
        page = self._take(self.client.get(f"{self.root}/new?lang={lang}"))
        assert page is not None
        return page

    def post(self, path: str, fields: dict[str, str], **more: str) -> Page | None:
        """Send a form as browsers do: line ends become CRLF."""
        values = {**fields, **more}
        files = {name: (None, sent(value).encode()) for name, value in values.items()}
        return self._take(self.client.post(f"{self.root}{path}" if path != "/" else self.root or "/", files=files))

    def open(self, name: str, data: bytes, lang: str = "en") -> Page:
        page = self._take(self.client.post(f"{self.root}/open", data={"lang": lang}, files={"file": (name, data)}))
        assert page is not None
        return page

    def type(self, **values: str) -> None:
        self.put(values)

    def put(self, values: dict[str, str]) -> None:
        for name, value in values.items():
            assert name in self.page.fields
            self.page.fields[name] = value

    def press(self, do: str) -> Page:
        """Press the button that sends this."""
        assert any(given.get("value") == do for given, _ in self.page.buttons), f"there is no button for {do!r}"
        page = self.post("/", self.page.fields, do=do)
        assert page is not None, self.response
        return page

    def download(self) -> bytes:
        self.post("/", self.page.fields, do="download")
        assert "attachment" in self.response.headers["content-disposition"]
        return self.response.content


def sent(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
