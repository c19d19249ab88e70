"""A linter and registration validator for what external applications register: Nedap Ons, AFAS Profit, Exact Online.

The names below are loaded when they are first used, so that ``import onsrights`` costs next to nothing::

    report = onsrights.check_right({"identifier": "…", "dutch_name": "…", …}, prefix="ExternalConnector")
    report.ok, report.by_field(), report.diagnostics[0].message("nl")
"""

from __future__ import annotations

TYPE_CHECKING = False  # that of typing, which costs a start half as much as Python itself

if TYPE_CHECKING:
    from onsrights.engine.access.asking import ManifestError
    from onsrights.engine.access.decision import Decided, Decision
    from onsrights.engine.access.question import QuestionError
    from onsrights.engine.check.report import Report
    from onsrights.engine.check.rule import UnknownRuleError
    from onsrights.engine.diagnostics import Change, Diagnostic, Edit, Fix, Point, Range, Related, Span
    from onsrights.engine.settings.overrides import Override
    from onsrights.engine.settings.read import SettingsError, SettingsFault
    from onsrights.engine.settings.settings import Limits, Settings
    from onsrights.library import (
        Name,
        NamePart,
        check_app,
        check_apps,
        check_connector,
        check_connectors,
        check_field,
        check_file,
        check_right,
        check_rights,
        check_text,
        check_values,
        load_settings,
        parse_name,
        why,
    )
    from onsrights.ons.extra_words import ExtraOperation, ExtraScope, ExtraSubject, ExtraWords

__version__ = "0.1.0"

__all__ = [
    "Change",
    "Decided",
    "Decision",
    "Diagnostic",
    "Edit",
    "ExtraOperation",
    "ExtraScope",
    "ExtraSubject",
    "ExtraWords",
    "Fix",
    "Limits",
    "ManifestError",
    "Name",
    "NamePart",
    "Override",
    "Point",
    "QuestionError",
    "Range",
    "Related",
    "Report",
    "Settings",
    "SettingsError",
    "SettingsFault",
    "Span",
    "UnknownRuleError",
    "__version__",
    "check_app",
    "check_apps",
    "check_connector",
    "check_connectors",
    "check_field",
    "check_file",
    "check_right",
    "check_rights",
    "check_text",
    "check_values",
    "load_settings",
    "parse_name",
    "why",
]

_WHERE = {
    "engine.access.asking": "ManifestError",
    "engine.access.decision": "Decided Decision",
    "engine.access.question": "QuestionError",
    "engine.settings.read": "SettingsError SettingsFault",
    "engine.diagnostics": "Change Diagnostic Edit Fix Point Range Related Span",
    "engine.settings.overrides": "Override",
    "engine.check.report": "Report",
    "engine.check.rule": "UnknownRuleError",
    "engine.settings.settings": "Limits Settings",
    "ons.extra_words": "ExtraOperation ExtraScope ExtraSubject ExtraWords",
    "library": "Name NamePart check_app check_apps check_connector check_connectors check_field check_file check_right "
    "check_rights check_text check_values load_settings parse_name why",
}


def __getattr__(name: str) -> object:
    for module, names in _WHERE.items():
        if name in names.split():
            from importlib import import_module

            value: object = getattr(import_module(f"onsrights.{module}"), name)
            globals()[name] = value
            return value
    if not name.startswith("_"):
        from importlib.util import find_spec

        if find_spec(f"{__name__}.{name}") is not None:  # a platform has functions of its own
            from importlib import import_module

            return import_module(f"{__name__}.{name}")
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return __all__
