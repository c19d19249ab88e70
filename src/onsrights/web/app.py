"""The ASGI application: which address does what, and how an answer looks."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from importlib.resources import files
from json import dumps
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onsrights import __version__, platforms
from onsrights.engine.limits import NAMED
from onsrights.engine.origin import ISSUES
from onsrights.engine.text.visible import shorten, visible
from onsrights.reports.pages import page as rule_page
from onsrights.web import api, form_page
from onsrights.web.face import Speech, faces
from onsrights.web.form_page import Shown
from onsrights.web.guard import Guard
from onsrights.web.openapi import document
from onsrights.web.post import read_form
from onsrights.web.problems import Problem
from onsrights.web.work import Work

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from starlette.types import ASGIApp, Scope

    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.settings import Settings
    from onsrights.web.face import Face
    from onsrights.web.post import Form

__all__ = ["build"]

_STATIC = {
    "form.css": "text/css; charset=utf-8",
    "form.js": "text/javascript; charset=utf-8",
    "start.js": "text/javascript; charset=utf-8",
    "lists.css": "text/css; charset=utf-8",
    "list.js": "text/javascript; charset=utf-8",
    "files.js": "text/javascript; charset=utf-8",
    "drafts.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
_HTML = "text/html; charset=utf-8"
_JSON = "application/json"


class _App:
    """The answers of one application."""

    def __init__(self, settings: Settings, seconds: float, fault: Callable[[Exception], object]) -> None:
        self.settings = settings
        self.for_programs = settings._replace(limits=settings.limits._replace(findings=NAMED))
        self.fault = fault
        self.work = Work(seconds)
        self.faces = faces(platforms.PLATFORMS)
        self.templates = Environment(
            loader=PackageLoader("onsrights.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.filters["seen"] = lambda text: bool(text) and (visible(text) == text or text.isspace())
        # Markup in a text is shown as text.
        self.markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
        folder = files("onsrights.web").joinpath("static")
        self.static = {name: folder.joinpath(name).read_bytes() for name in _STATIC}
        # The version in the address lets browsers keep the files until they change.
        self.version = sha256(b"".join(self.static.values())).hexdigest()[:12]

    # ------------------------------------------------------------------------------------------------ answers

    async def start(self, face: Face, request: Request) -> Response:
        """Show the ways to begin."""
        return await self.page(request, form_page.start(face, _language_of(request)))

    async def begin(self, show: Callable[..., Shown], face: Face, request: Request) -> Response:
        """Show an empty form, or one with an example."""
        shown = await self.work.do(0, show, face, _language_of(request), self.settings)
        return await self.page(request, shown)

    async def guide(self, face: Face, request: Request) -> Response:
        """Show the page that explains what is asked."""
        lang = _language_of(request)
        return await self.text(request, face, face.guide(lang), f"{face.path}/guide", lang)

    async def rule(self, request: Request) -> Response:
        """Show the page of a rule."""
        lang, code = _language_of(request), request.path_params["code"]
        known = platforms.PLATFORMS.registry(self.settings)
        if code not in {each.code for each in known}:
            raise HTTPException(404)
        every = list(self.faces.values())
        face = next((each for each in every if code.startswith(each.platform.prefix)), every[0])  # or a house rule
        text = face.relabelled(rule_page(known[code], lang), lang)
        return await self.text(request, face, text, f"/rules/{code}", lang)

    async def text(self, request: Request, face: Face, text: str, here: str, lang: Language) -> Response:
        """Show a page of Markdown."""
        if not text:
            raise HTTPException(404)
        shown = {"lang": lang, "path": face.path, "here": here, "text": self.markdown.render(text)}
        return await self.page(request, Shown("text.html", face, shown))

    async def post(self, face: Face, request: Request) -> Response:
        """Do what a button of the form says."""
        kind, data = _content_type(request), await request.body()
        answer = await self.work.do(
            len(data), lambda: form_page.posted(self.faces, face, read_form(kind, data), self.settings)
        )
        if isinstance(answer, form_page.Download):
            name = f"filename=\"{answer.fallback}\"; filename*=UTF-8''{quote(answer.name, safe='')}"
            return Response(
                answer.data, media_type=answer.media, headers={"content-disposition": f"attachment; {name}"}
            )
        return await self.page(request, answer)

    async def open(self, face: Face, request: Request) -> Response:
        """Open a file."""
        kind, data = _content_type(request), await request.body()

        def opened() -> Shown:
            return form_page.opened(self.faces, face, read_form(kind, data, form_page.OPEN_FIELDS), self.settings)

        return await self.page(request, await self.work.do(len(data), opened))

    async def sheet(self, face: Face, request: Request) -> Response:
        """Take over a table, or read it again in another way."""
        kind, data = _content_type(request), await request.body()

        def taken() -> Shown:
            return form_page.sheet_posted(self.faces, face, read_form(kind, data), self.settings)

        return await self.page(request, await self.work.do(len(data), taken))

    async def typed(self, face: Face, request: Request) -> Response:
        """Check what is being typed, and give the parts of the page that change with it."""
        kind, data = _content_type(request), await request.body()
        root = request.scope.get("root_path", "")
        return _json(await self.work.do(len(data), lambda: self._typed(face, read_form(kind, data), root)))

    def _typed(self, face: Face, form: Form, root: str) -> dict[str, Any]:
        speech, values = form_page.typed(face, form, self.settings)
        known = {"t": speech.plain(), "say": speech.say, "lang": speech.lang, "root": root}
        parts: Any = self.templates.get_template("parts.html").make_module(known)
        fields = [field for box in values["boxes"] for field in box.parts]
        return {
            **{f"{field.name}-faults": str(parts.feedback(field)) for field in fields},
            **{f"{field.name}-marks": str(parts.marks(field)) for field in fields},
            "picture": str(parts.picture(values["picture"], values["proposed"])),
            "unit-verdict": str(parts.unit_verdict(values["state"])),
            "mark": str(parts.mark(values["row"])),
            "secret": values["secret"],
        }

    async def program(self, answer: Callable[[bytes, Settings], bytes], request: Request) -> Response:
        """Answer a program."""
        kind = _content_type(request)
        media, _, parameters = kind.partition(";")
        charset = parameters.strip().lower().replace('"', "")
        if media.strip().lower() != _JSON or charset not in {"", "charset=utf-8"}:
            raise Problem(415, "content-type", expected=_JSON, found=shorten(kind))
        data = await request.body()
        do = self.work.do_short if answer is api.answer and api.is_short(data) else self.work.do
        return Response(await do(len(data), answer, data, self.for_programs), media_type=_JSON)

    async def openapi(self, request: Request) -> Response:
        """Describe the addresses for programs."""
        return _json(document(request.scope.get("root_path", "") or "/"))

    async def file(self, request: Request) -> Response:
        """Give a file of the page."""
        name = request.path_params["name"]
        if name not in self.static:
            raise HTTPException(404)
        lasting = request.query_params.get("v") == self.version
        headers = {"cache-control": "public, max-age=31536000, immutable" if lasting else "no-cache"}
        return Response(self.static[name], media_type=_STATIC[name], headers=headers)

    async def page(self, request: Request, shown: Shown) -> Response:
        """Give a page."""
        size = len(await request.body())
        text = await self.work.do(size, self.rendered, request.scope, shown.template, shown.values, shown.face)
        return Response(text.encode("utf-8", "replace"), shown.status, media_type=_HTML)

    def rendered(self, scope: Scope, template: str, values: dict[str, Any], face: Face) -> str:
        """Fill in a template."""
        speech = Speech(values["lang"], face)
        return self.templates.get_template(template).render(
            values,
            t=speech.plain(),
            say=speech.say,
            root=scope.get("root_path", ""),
            path=face.path,
            faces=[(each.name, each.path or "/", each is face) for each in self.faces.values()],
            has_guide=bool(face.guide(speech.lang)),
            v=self.version,
            version=__version__,
        )

    # ----------------------------------------------------------------------------------------------- problems

    def answer(self, scope: Scope, error: Exception) -> ASGIApp:
        """Word the answer to what could not be done."""
        if isinstance(error, Problem):
            problem = error
        else:
            self.fault(error)
            problem = Problem(500, "internal", issues=ISSUES)
        path: str = scope["path"].removeprefix(scope.get("root_path", ""))
        if path.startswith("/api/") or path.endswith("/check"):
            return _json(problem.to_dict(), problem.status, problem.headers)
        lang = _language_of(Request(scope))
        values = {"lang": lang, "message": problem.message.render(lang, {})}
        first, *others = self.faces.values()
        face = next((each for each in others if f"{path}/".startswith(f"{each.path}/")), first)
        text = self.rendered(scope, "problem.html", values, face)
        return Response(text.encode("utf-8", "replace"), problem.status, problem.headers, _HTML)

    async def refused(self, request: Request, error: Exception) -> Response:
        """Word what the router says in English only: no such page, or not in this way."""
        assert isinstance(error, HTTPException)
        headers = dict(error.headers or {})
        problem = Problem(404, "not-found")
        if error.status_code == 405:  # noqa: PLR2004 - the number is the name
            problem = Problem(405, "method", allowed=headers.get("Allow", ""))
        problem.headers = headers
        answer = self.answer(request.scope, problem)
        assert isinstance(answer, Response)
        return answer


def build(
    hosts: Collection[str] | None, settings: Settings, seconds: float, fault: Callable[[Exception], object]
) -> Starlette:
    """Build the application; see :func:`onsrights.web.create_app`."""
    app = _App(settings, seconds, fault)
    methods: list[tuple[str, str, Callable[[Request], Awaitable[Response]]]] = [
        ("/api/check", "POST", partial(app.program, api.answer)),
        ("/api/why", "POST", partial(app.program, api.decide)),
        ("/api/openapi.json", "GET", app.openapi),
        ("/static/{name}", "GET", app.file),
        ("/rules/{code}", "GET", app.rule),
    ]
    for face in app.faces.values():
        methods += [
            (face.path or "/", "GET", partial(app.start, face)),
            (f"{face.path}/new", "GET", partial(app.begin, form_page.begin, face)),
            (f"{face.path}/example", "GET", partial(app.begin, form_page.example, face)),
            (f"{face.path}/guide", "GET", partial(app.guide, face)),
            (face.path or "/", "POST", partial(app.post, face)),
            (f"{face.path}/open", "POST", partial(app.open, face)),
            (f"{face.path}/sheet", "POST", partial(app.sheet, face)),
        ]
        if face.form is not None:
            methods.append((f"{face.path}/check", "POST", partial(app.typed, face)))
    guard = Middleware(Guard, hosts=hosts, answer=app.answer, seconds=seconds)
    return Starlette(
        routes=[Route(path, endpoint, methods=[method]) for path, method, endpoint in methods],
        middleware=[guard],
        exception_handlers={404: app.refused, 405: app.refused},
    )


def _json(values: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    text = dumps(values, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(text, status, headers, _JSON)


def _content_type(request: Request) -> str:
    return request.headers.get("content-type", "")


def _language_of(request: Request) -> Language:
    """Give the language that was asked for, else the one that the browser prefers."""
    wanted = request.query_params.get("lang") or request.headers.get("accept-language", "")
    return "nl" if wanted.strip().lower().startswith("nl") else "en"
