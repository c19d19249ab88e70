"""What is asked of a platform besides a check, door by door: export, import, usage, parse, a form, help in an editor.

A platform names its doors in :attr:`Platform.doors`, each by the place of one value of a kind that stands here. Each
is data with functions in it, so that a command can say what there is without calling anything; a module that holds
one imports what its functions need inside them. Commands know no platform, and no door writes or asks anything.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from onsrights.engine.declared import Declared
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from onsrights.documents.page import Page
    from onsrights.documents.records import Remark
    from onsrights.engine.check.field import Keys
    from onsrights.engine.check.usage import Search
    from onsrights.engine.diagnostics import Diagnostic, Language, Safety, Span
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.tree import Tree

__all__ = [
    "Answer",
    "Asking",
    "Assist",
    "Cell",
    "Column",
    "Completing",
    "ExportRequest",
    "Form",
    "ImportRequest",
    "Imported",
    "Importer",
    "Input",
    "Manifest",
    "Misread",
    "Offered",
    "Option",
    "Parsed",
    "Parser",
    "Part",
    "Picture",
    "Purpose",
    "Question",
    "RefusedError",
    "Row",
    "Scopes",
    "ScopesRequest",
    "Starter",
    "Table",
    "Usage",
]

_VALUE = Text("WAARDE", "VALUE")


class Option(Declared):
    """An option of a command that only some doors understand; ``--called-by`` gives a value named ``called_by``.

    Two platforms may have an option of one name; what it means is each one's own.
    """

    name: str
    about: Text
    metavar: Text = _VALUE
    choices: tuple[str, ...] = ()
    """The words it takes; none means any."""
    several: bool = False
    """Whether it may be repeated; its value is then a tuple."""
    path: bool = False
    """Whether a shell may complete the name of a file."""
    label: Text | None = None
    """What a page calls it, where the help speaks of a command line."""
    words: tuple[tuple[str, Text], ...] = ()
    """What a page offers for it: the value, and what it is called; the first is none at all."""

    @property
    def key(self) -> str:
        """What its value is called."""
        return self.name.lstrip("-").replace("-", "_")


class RefusedError(Exception):
    """What was asked cannot be done; the text says why, and what to do instead.

    ``status`` is the exit status: 2 for wrong usage, 3 where nothing is left to do, 1 where it is the manifest or the
    input that is at fault. ``meant`` is the word that was probably meant, for "did you mean"; ``advice`` is what to do
    about it on the command line, which a page leaves out.
    """

    def __init__(
        self, text: Text, *, status: int = 2, meant: str | None = None, advice: Text | None = None, **data: object
    ) -> None:
        super().__init__(text.en)
        self.text = text
        self.advice = advice
        self.data = data
        self.status = status
        self.meant = meant


# ------------------------------------------------------------------------------------------------------------- export


class Manifest(Declared):
    """One document of a manifest that was checked, for whoever makes something else of it."""

    path: str
    """As reports call it."""
    number: int
    """Of the document in its file, from 0."""
    label: str | None
    """What its unit is called, where it has a name."""
    tree: Tree
    """The file; its other documents are manifests of their own."""
    keys: Keys
    """The values of it that can be judged; with ``--force`` there may be few."""
    subjects: tuple[Any, ...] = ()
    """What :attr:`Platform.read` makes of it."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found in it, sorted by place; errors only with ``--force``."""


class ExportRequest(Declared):
    """What is to be exported, and how."""

    lang: Language
    format: str
    """One of the formats of the purpose; ``""`` where it has none."""
    manifests: tuple[Manifest, ...]
    """At least one, all of this platform, in the order of the files."""
    options: Mapping[str, Any]
    """The values of those of the purpose's options that were given."""
    as_of: date
    settings: Settings
    say: Callable[[Remark], None]
    """Says something that the user should know, on standard error."""
    errors: int = 0
    """How many errors the manifests have; more than none only with ``--force``."""
    warning: str | None = None
    """What has to stand above everything where there are errors; a :class:`Page` gets it without being told."""
    output: str | None = None
    """The file it goes to, for names that follow from it."""


class Purpose(Declared):
    """Something that ``export --for`` makes. The door ``export`` is a tuple of these, in the order of the help."""

    name: str
    """The word behind ``--for``; purposes of several platforms may share one."""
    about: Text
    """Half a sentence for the help: whom it is for, or what it is."""
    formats: tuple[str, ...]
    """Some of ``text``, ``markdown``, ``html``, ``csv``, ``json``, ``docx``, the ordinary one first."""
    make: Callable[[ExportRequest], Page | str | bytes]
    """Makes it. A page is written in the format that was asked for; text and bytes go out as they are.

    Raises :class:`RefusedError`.
    """
    options: tuple[Option, ...] = ()
    check: Callable[[Mapping[str, Any], str | None], None] = lambda _options, _format: None
    """Complains with :class:`RefusedError` of options that do not go together, before any file is read.

    Gets the options that were given and the word behind ``--format``, or ``None``.
    """
    unchecked: Text = Text(
        "Het is ongecontroleerd geëxporteerd; gebruik dit niet.", "It was exported unchecked; do not use this."
    )
    """What stands behind "NOT IN ORDER: there are 2 errors in this manifest." where ``--force`` was needed."""
    handed_over: bool = False
    """Whether others get it: its page ends with date and file, and takes ``--contact`` and ``--document-version``."""
    changes: tuple[str | Text, ...] = ()
    """The keys that ``--against`` may tell about, as paths (``connector.get_connectors[].purpose``) or beginnings of
    paths, a :class:`Text` where another key counts in each language; with none there is no ``--against``.

    The first one in a list is what its items are called. What a reader may not see must not be among them."""
    foot: Text = Text("", "")
    """What its end says besides day and file."""
    words: Callable[[str, str], Text | None] = lambda _path, _text: None
    """What ``--against`` calls a value, by the path of its key and the text of it, or a key of the writer's own, by the
    path of its mapping; ``None`` where it is called as it is written."""
    file: Callable[[Mapping[str, Any]], tuple[str, tuple[str, ...]]] = lambda _options: ("", ())
    """Says, where there are no formats, what a file of it holds with the options given, and how its name may end."""
    titles: Mapping[str, Text] = {}
    """What ``--against`` calls a key, by its path, where the page does not call it as the vendor's screen does."""
    told: Callable[[Keys, Mapping[str, Any]], Keys] = lambda keys, _options: keys
    """Leaves of a document what the page tells about with these options; ``--against`` compares no more than that."""
    called: tuple[str, ...] = ()
    """The keys that lead to the name of a document, where its unit has none; ``--against`` tells documents apart."""


# ------------------------------------------------------------------------------------------------------------- import


class ImportRequest(Declared):
    """What is to become a manifest."""

    lang: Language
    data: bytes
    """Within the limit for files."""
    path: str
    """As it was called; ``-`` is standard input."""
    options: Mapping[str, Any]
    """The values of those of its options that were given."""
    made_from: str
    """A sentence for the first comment of the manifest, without ``#``."""
    asking: Asking | None = None
    """What somebody said who sees the columns of a table, and is asked what is not known; else it is guessed."""


class Asking(Declared):
    """What somebody said of a table that is on the screen."""

    columns: Mapping[int, str] = {}
    """What columns hold, by their index, each a word of :attr:`Table.fields`."""
    named: bool | None = None
    """Whether the first row names the columns, where it does not show; ``None`` where nobody has said."""


class Column(Declared):
    """A column of a table."""

    name: str
    """As it is written; ``""`` for one without a name."""
    holds: str
    """What it was read as, a word of :attr:`Table.fields`."""
    examples: tuple[str, ...]
    """Some of its values, each on one line."""


class Table(Declared):
    """The table that was read, for somebody who sees it."""

    columns: tuple[Column, ...]
    fields: tuple[tuple[str, Text], ...]
    """What a column can be said to hold: a word, and what it is called."""
    rows: int
    named: bool | None
    """Whether its first row was taken for the names of the columns; ``None`` where it plainly names them."""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    """Those of the workbook, of which :attr:`sheet` was read."""


class Imported(Declared):
    """What came of it."""

    text: str
    """The manifest, ``""`` where there was nothing to make one of; several documents where they are several."""
    remarks: tuple[Remark, ...] = ()
    """What the user should know, on standard error."""
    table: Table | None = None
    """The table it came from, where it came from one."""


class Importer(Declared):
    """The door ``import``."""

    about: Text
    """Half a sentence for the help: what it reads."""
    recognises: Callable[[bytes, str], bool] | None
    """Whether this is for it, by the bytes and the name of the file. ``None`` takes whatever nobody else recognises."""
    read: Callable[[ImportRequest], Imported]
    """Reads it. Raises :class:`onsrights.documents.records.NotReadableError` and :class:`RefusedError`."""
    options: tuple[Option, ...] = ()
    check: Callable[[Mapping[str, Any]], None] = lambda _options: None
    """Complains with :class:`RefusedError` of options that mean nothing, before anything is read."""
    filename: str = ""
    """What a manifest of this platform may be called; it is checked under this name."""
    asked: tuple[str, ...] = ()
    """The options that a page asks for; what the others say, it shows in another way."""


# ------------------------------------------------------------------------------------------------------ init


class Answer(Declared):
    """A word that a question takes, and what it means."""

    word: str
    about: Text


class Question(Declared):
    """Something that a first manifest needs to know: an option of ``init``, and where nobody gave it, a question."""

    option: Option
    prompt: Text | None
    """How it is asked on a terminal; ``None`` where it is only an option."""
    take: Callable[[str, Mapping[str, str]], str] = lambda written, _before: written
    """Gives the answer as it is used, beside the answers before it; raises :class:`RefusedError` for a wrong one."""
    propose: Callable[[Mapping[str, str]], str | None] = lambda _before: None
    """Proposes an answer by those before it: that of ``--yes``, and of Enter. ``None`` where there is none."""
    answers: tuple[Answer, ...] = ()
    """What it takes, each shown with its sentence before the question; none means any text."""
    missing: Text | None = None
    """What ``--yes`` says where there is neither answer nor proposal; ``None`` where it may be left out.

    Knows the answers before it by their names.
    """


class Starter(Declared):
    """The door ``starter``."""

    filename: str
    """What the manifest is called where no file is named."""
    questions: tuple[Question, ...]
    """In the order in which they are asked; the first one is ``--name``."""
    text: Callable[[Mapping[str, str], Language, date], str]
    """Gives the manifest, by the names of the options; what was left out is not among them."""
    nobody: Text
    """What is said where something is not known and nobody can be asked."""
    written: Text
    """What is said in the end: ``{path}``, and ``{argument}`` for the command line."""
    remarks: tuple[str, ...] = ()
    """Codes of rules that may speak about it all the same; what they say is said."""


# -------------------------------------------------------------------------------------------------------------- usage


class Usage(Declared):
    """The door ``usage``."""

    about: Text
    """Half a sentence for the help: what it looks for."""
    search: Callable[[Sequence[Tree], Settings], Search]
    """Begins a search with what stands in the manifests, as :mod:`onsrights.engine.check.usage` asks it."""
    closing: Callable[[Search], Iterable[Remark]] = lambda _search: ()
    """Gives what should be said in the end, on standard error."""


# ------------------------------------------------------------------------------------------------------------- scopes


class ScopesRequest(Declared):
    """What an application asks of its users, to be told."""

    lang: Language
    format: str
    """One of the formats of the door."""
    tree: Tree | None
    """The manifest; ``None`` where only code is looked through."""
    texts: Callable[[Callable[[str], bool], Callable[[bytes], bool]], Iterable[str]] | None
    """Gives the texts of the code, of files whose name is wanted and that may hold something; ``None`` without code."""
    settings: Settings


class Scopes(Declared):
    """The door ``scopes``."""

    about: Text
    """Half a sentence for the help: what it tells."""
    formats: tuple[str, ...]
    """The ordinary one first."""
    answer: Callable[[ScopesRequest], tuple[str, int]]
    """Gives what is written, and the exit status: 1 where something is not known, 3 where there is nothing to tell."""


# -------------------------------------------------------------------------------------------------------------- parse


class Part(Declared):
    """A part of a text; characters are 0-based and half-open."""

    role: str
    name: Text
    """What it is called."""
    text: str
    start: int
    end: int


class Misread(Declared):
    """Something that is wrong with a text."""

    code: str
    message: str
    span: Span
    proposals: tuple[tuple[str, Safety], ...]
    """Better texts."""


class Parsed(Declared):
    """How a text is read; sentences are in the language that was asked for."""

    text: str
    title: str
    parts: tuple[Part, ...]
    """In the order in which they stand."""
    facts: tuple[tuple[str, str], ...]
    """What follows from it: pairs of a name and a value."""
    faults: tuple[Misread, ...]
    sound: Text
    """What is said where there are none."""
    data: Mapping[str, Any]
    """The whole for a program."""


class Parser(Declared):
    """The door ``parse``: shows how one text of a manifest is read."""

    about: Text
    metavar: Text
    """What the text is."""
    options: tuple[Option, ...]
    read: Callable[[str, Mapping[str, Any], Settings, Language], Parsed]
    """Reads a text with the options that were given; raises :class:`RefusedError`."""


# -------------------------------------------------------------------------------------------------- form


class Input(Declared):
    """One input of the form; what it is called stands in the schema."""

    name: str
    """In a post, and its id."""
    key: str
    """Its key: of the unit, or (``connector.name``) of what is around the units."""
    help: Text
    label: Text | None = None
    """Where the schema has another one."""
    also: str = ""
    """What the vendor's screen calls it, in English."""
    lang: Language | None = None
    """The language that is typed into it."""
    rows: int = 0
    """Lines of its text; 0 for one line that has no end, 1 for one that may be broken where it is shown."""
    mono: bool = False
    """Whether every letter of it matters."""
    follows: Text | None = None
    """What is said of a text that follows from other inputs."""
    words: Mapping[str, Text] = {}
    """What the values of a closed list are called."""


class Cell(Declared):
    """What one text has of a part; ``text`` is empty where it has no such part."""

    input: str
    """The name of the input that the text is in."""
    language: Language
    label: str
    text: str
    note: str = ""
    state: str = ""
    """``error``, ``warning``: something is wrong in it; ``missing``: only the other text has such a part."""


class Row(Declared):
    """A part, as each text has it: below each other, so that a difference is seen."""

    role: str
    name: str
    cells: tuple[Cell, ...]


class Picture(Declared):
    """Texts in parts."""

    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


class Form(Declared):
    """A form of a platform's own, of some keys of a manifest whose units are a list."""

    around: tuple[Input, ...]
    """What is asked once for the document."""
    unit: tuple[Input, ...]
    """What is asked for each unit, in the order in which people think of it."""
    copied: tuple[str, ...]
    """The inputs of a unit in the order of the vendor's screen, where they are typed in one after the other."""
    drawn: tuple[str, ...]
    """The inputs whose texts are drawn, beside them; from these the others follow as they are once the proposals for
    them are taken."""
    kept: tuple[str, ...]
    """Keys of the document, beside those, on which it depends what is said of a unit."""
    labels: tuple[str, ...]
    """The inputs by which a unit is called in the list: the first that holds something."""
    follows: Callable[[Mapping[str, str]], Mapping[str, str]]
    """Gives, for the texts of the inputs, those that would follow from others."""
    picture: Callable[[Mapping[str, str], Sequence[Diagnostic], Language], Picture]
    """Draws texts in parts, with what is wrong in them."""
    words: Mapping[str, Text]
    """Sentences of the page that are worded for this platform."""
    status: str
    """The key of a unit that says how far its registration is; one of the inputs has it."""


# ------------------------------------------------------------------------------------------------------------ assist


class Completing(Declared):
    """A place of a manifest in which somebody is writing."""

    place: str
    """In the schema: ``rights[].dutch_name``; with a dot at its end where it is a key below that is being written."""
    before: str
    """What stands there before the cursor, without a quotation mark."""
    unit: Mapping[str, str]
    """The texts of its unit, as far as they could be read, by key."""
    around: Mapping[str, str]
    """The texts around the units, by place."""
    settings: Settings
    lang: Language


class Offered(Declared):
    """Something that may be written."""

    text: str
    replaces: int
    """How many of the characters before the cursor it stands for."""
    detail: str = ""
    """What somebody should know who chooses it."""


class Assist(Declared):
    """The door ``assist``: what an editor offers to somebody who writes a manifest, besides what a check says."""

    complete: Callable[[Completing], Iterable[Offered]]
    """Gives what may be written in a place, the likeliest first."""
    read: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    """The places whose texts the door ``parse`` reads, each with the options that it is asked with."""
    detail: str = ""
    """The key of a unit that says more of it than its name does."""
    renamed: str = ""
    """The key of a unit that code may name as well, so that both can be renamed together."""
    refuses: Callable[[Mapping[str, str]], Text | None] = lambda _unit: None
    """Says why a unit, by its texts, cannot be renamed."""
    uses: Callable[[str, str], Iterable[tuple[int, int]]] = lambda _text, _name: ()
    """Gives the characters of a text of code that are certainly the name of a unit."""
