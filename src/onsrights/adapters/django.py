"""Validators for forms and models of Django (4.2 or newer).

::

    from onsrights.adapters.django import FieldValidator, validate_right

    class RightForm(forms.Form):
        identifier = forms.CharField(validators=[FieldValidator("identifier", prefix="ExternalConnector")])
        …
        def clean(self):
            validate_right(self.cleaned_data, prefix="ExternalConnector")

Messages are in Dutch where Django's active language is, else in English. The ``code`` of an error is the name of the
rule; its ``params`` hold ``code``, ``severity``, ``field_range`` (0-based code points, half-open) and ``proposals``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.translation import get_language

from onsrights.adapters.common import FIELDS, MISSING, known_field, language, proposals, refused
from onsrights.library import check_field, check_right

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.engine.diagnostics import Diagnostic, Severity

__all__ = ["FieldValidator", "validate_right"]


@deconstructible
class FieldValidator:
    """Validates one field by itself; ``field`` is its name in a manifest, ``dutch_name`` for instance."""

    def __init__(self, field: str, *, prefix: str | None = None, fail_on: Severity = "error") -> None:
        self.field = known_field(field)
        self.prefix = prefix
        self.fail_on = fail_on

    def __call__(self, value: object) -> None:
        """Raise Django's :class:`ValidationError` with every fault of the text."""
        report = check_field(self.field, str(value), prefix=self.prefix)
        if errors := [_error(found) for found in refused(report, self.fail_on)]:
            raise ValidationError(errors)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FieldValidator) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.field, self.prefix, self.fail_on))


def validate_right(
    fields: Mapping[str, object],
    *,
    prefix: str | None = None,
    fail_on: Severity = "error",
    names: Mapping[str, str] | None = None,
) -> None:
    """Validate the fields of a right together; raise Django's :class:`ValidationError` with the faults by field.

    For the ``clean`` of a form or a model. A field that is missing or blank is left to the form. ``names`` says what
    fields are called there: ``{"dutch_name": "naam_nl"}``.
    """
    called = {name: (names or {}).get(name, name) for name in FIELDS}
    given = {name: fields.get(key) for name, key in called.items() if fields.get(key) not in {None, ""}}
    errors: dict[str, list[ValidationError]] = {}
    for found in refused(check_right(given, prefix=prefix), fail_on):
        if found.code != MISSING and found.field:
            errors.setdefault(called[found.field], []).append(_error(found))
    if errors:
        raise ValidationError(errors)


def _error(found: Diagnostic) -> ValidationError:
    params = {
        "message": found.message(language(get_language())),
        "code": found.code,
        "severity": found.severity,
        "field_range": tuple(found.field_range) if found.field_range else None,
        "proposals": proposals(found),
    }
    # The sentence is a value, because a percent sign in it is no place for one.
    return ValidationError("%(message)s", code=found.rule, params=params)
