"""Validators for WTForms (3.0 or newer).

::

    from onsrights.adapters.wtforms import FieldValidator, validate_right

    class RightForm(Form):
        identifier = StringField(validators=[FieldValidator("identifier", prefix="ExternalConnector")])
        …
        def validate(self, extra_validators=None):
            return super().validate(extra_validators) and validate_right(self, prefix="ExternalConnector")

Messages are in Dutch where the locales of the form are, else in English; ``lang`` says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms.validators import ValidationError

from onsrights.adapters.common import FIELDS, MISSING, known_field, language, refused
from onsrights.library import check_field, check_right

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.engine.diagnostics import Language, Severity

__all__ = ["FieldValidator", "validate_right"]


class FieldValidator:
    """Validates one field by itself; ``field`` is its name in a manifest, ``dutch_name`` for instance."""

    def __init__(
        self, field: str, *, prefix: str | None = None, lang: Language | None = None, fail_on: Severity = "error"
    ) -> None:
        self.field = known_field(field)
        self.prefix = prefix
        self.lang = lang
        self.fail_on = fail_on

    def __call__(self, form: Any, field: Any) -> None:  # noqa: ANN401 - WTForms has no types
        """Raise the :class:`ValidationError` of WTForms with the last fault; the ones before are added to the field."""
        report = check_field(self.field, field.data or "", prefix=self.prefix)
        lang = self.lang or _language(form)
        messages = [found.message(lang) for found in refused(report, self.fail_on)]
        if messages:
            field.errors = [*field.errors, *messages[:-1]]
            raise ValidationError(messages[-1])


def validate_right(
    form: Any,  # noqa: ANN401 - WTForms has no types
    *,
    prefix: str | None = None,
    lang: Language | None = None,
    fail_on: Severity = "error",
    names: Mapping[str, str] | None = None,
) -> bool:
    """Validate the fields of a right together; add each fault to the errors of its field, and say whether all is well.

    For the ``validate`` of a form. A field that the form does not have, or that is blank, is left to the form.
    ``names`` says what fields are called there: ``{"dutch_name": "naam_nl"}``.
    """
    called = {name: (names or {}).get(name, name) for name in FIELDS}
    given = {name: form[key].data for name, key in called.items() if key in form and form[key].data}
    lang = lang or _language(form)
    sound = True
    for found in refused(check_right(given, prefix=prefix), fail_on):
        if found.code != MISSING and found.field:
            sound = False
            field = form[called[found.field]]
            message = found.message(lang)
            if message not in field.errors:  # where the field was validated by itself as well
                field.errors = [*field.errors, message]
    return sound


def _language(form: Any) -> Language:  # noqa: ANN401
    return language(next(iter(form.meta.locales or ()), None))
