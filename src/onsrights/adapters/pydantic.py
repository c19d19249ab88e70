"""A right as a model of pydantic (2.6 or newer): validated where it is made, with our messages.

::

    from onsrights.adapters.pydantic import Right

    right = Right.model_validate(fields, context={"prefix": "ExternalConnector", "lang": "nl"})

Where there is no context, as in a web framework, a subclass says the same: ``class Mine(Right): prefix = "…"``.
Each error has as ``type`` the name of the rule with underscores, as ``loc`` the field, and in ``ctx`` ``code``,
``rule``, ``severity``, ``message``, ``field_range`` (a pair of 0-based code points, half-open, or ``None``),
``proposals`` (whole texts for the field), ``data`` and ``url``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, Field, ModelWrapValidatorHandler, PrivateAttr, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from onsrights.adapters.common import FIELDS, language, proposals, refused
from onsrights.engine.check.report import Report
from onsrights.library import check_right

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from pydantic import ValidationInfo

    from onsrights.engine.diagnostics import Diagnostic, Language, Severity
    from onsrights.engine.settings.settings import Settings

__all__ = ["Right"]

_OURS = frozenset({"missing", "string_type"})
"""What pydantic says of a field that we have said already, in words of our own."""


class Right(BaseModel):
    """One right with its five fields; raises :class:`pydantic.ValidationError` where one of them is at fault."""

    prefix: ClassVar[str | None] = None
    """What identifiers begin with; without it nothing is said of prefixes. The context may say otherwise."""
    lang: ClassVar[Language] = "en"
    """The language of messages, unless the context names one."""
    fail_on: ClassVar[Severity] = "error"
    """From which severity on a fault is an error; the others stand in :attr:`report`."""
    settings: ClassVar[Settings | None] = None

    identifier: str = Field(title="Right identifier", examples=["ExternalConnectorClientDocumentDelete"])
    dutch_name: str = Field(title="Dutch name", examples=["Document [van een cliënt] verwijderen"])
    english_name: str = Field(title="English name", examples=["Delete [client] document"])
    dutch_description: str = Field(title="Dutch description")
    english_description: str = Field(title="English description")

    _report: Report = PrivateAttr(default=Report((), 0, 1, 1))

    @property
    def report(self) -> Report:
        """Everything that was said of the right when it was validated, warnings too."""
        return self._report

    @model_validator(mode="wrap")
    @classmethod
    def _checked(cls, value: object, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """Check before pydantic does, so that what is missing is said in our words as well."""
        right: Self | None = None
        keys = dict(zip(FIELDS, FIELDS, strict=True))
        if isinstance(value, Mapping):
            keys, given = cls._keys(value), value
        else:  # another model, or an object with attributes
            right = handler(value)
            given = vars(right)
        context = info.context or {}
        report = check_right(
            {name: given[key] for name, key in keys.items() if key in given},
            prefix=context.get("prefix", cls.prefix),
            settings=context.get("settings", cls.settings),
        )
        lang = language(context.get("lang", cls.lang))
        errors = [_details(found, keys, given, lang) for found in refused(report, cls.fail_on)]
        if right is None:
            try:
                right = handler(value)
            except ValidationError as error:
                errors += _others(error, frozenset(keys.values()))
        if errors or right is None:
            raise ValidationError.from_exception_data(cls.__name__, errors)
        right._report = report  # noqa: SLF001 - that of the model which is being made
        return right

    @classmethod
    def _keys(cls, value: Mapping[str, object]) -> dict[str, str]:
        """Give for each field the key under which it stands: its own name, or the alias that a subclass gave it."""
        keys = {}
        for name in FIELDS:
            alias = cls.model_fields[name].validation_alias
            keys[name] = alias if isinstance(alias, str) and (alias in value or name not in value) else name
        return keys


def _details(
    found: Diagnostic, keys: Mapping[str, str], given: Mapping[str, object], lang: Language
) -> InitErrorDetails:
    key = keys.get(found.field or "")
    context: dict[str, Any] = {
        "code": found.code,
        "rule": found.rule,
        "severity": found.severity,
        "field_range": tuple(found.field_range) if found.field_range else None,
        "proposals": proposals(found),
        "data": dict(found.data),
        "url": found.url,
        # Last, because what stands in braces in it is no place for one of the others.
        "message": found.message(lang),
    }
    kind = PydanticCustomError(found.rule.replace("-", "_"), "{message}", context)
    return InitErrorDetails(type=kind, loc=(key,) if key else (), input=given.get(key or ""))


def _others(error: ValidationError, keys: frozenset[str]) -> Iterator[InitErrorDetails]:
    """Keep what pydantic says of anything but the five fields being there and being text."""
    for each in error.errors(include_url=False):
        if each["type"] in _OURS and len(each["loc"]) == 1 and each["loc"][0] in keys:
            continue
        context = {**each.get("ctx", {}), "message": each["msg"]}
        kind = PydanticCustomError(each["type"], "{message}", context)
        yield InitErrorDetails(type=kind, loc=each["loc"], input=each["input"])
