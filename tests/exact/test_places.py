"""What reports call the place of a fault, and what they say of values of another type."""

from __future__ import annotations

import pytest

from tests.exact.checking import check, text_of

HEAD = text_of("trial").partition("scopes:")[0]


@pytest.mark.parametrize(
    ("lines", "nl", "en"),
    [
        ("divisions:\n  codes: [1a]\n", "Administratiecodes", "Company codes"),
        ("calls:\n  - endpoint: crm/Accounts\n    methods: [get]\n", "Methoden", "Methods"),
        ("connection:\n  rights_nl: ['']\n", "Rechten van de gebruiker (Nederlands)", "Rights of the user (Dutch)"),
    ],
)
def test_an_item_is_called_as_its_list(lines: str, nl: str, en: str) -> None:
    [found] = check(HEAD + lines).diagnostics
    assert found.label is not None
    assert (found.label.nl, found.label.en) == (nl, en)


def test_a_free_key_is_no_item_of_a_list() -> None:
    [found] = check(HEAD + "scopes:\n  crm.accounts: [read]\n").diagnostics
    assert (found.code, found.pointer) == ("EXA112", "/scopes/crm.accounts")
    assert found.message("en").startswith('"crm.accounts" takes a text, but "["')


def test_what_a_document_lacks_is_at_its_start_and_of_no_field() -> None:
    text = HEAD.replace("manifest: 1\n", "")
    [found] = check(text).diagnostics
    assert (found.code, found.pointer, found.field, found.right) == ("EXA110", "", None, "Esdoorn proef")
    assert found.range is not None
    assert found.range.start == found.range.end
