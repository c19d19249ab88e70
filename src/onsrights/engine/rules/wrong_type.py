"""112: a list, a block or a text where something else belongs."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("112", "wrong-type", "error", "unsafe", silences="*", hides="2 3 4 5 6 7 8 9")

TEXTS = {
    "text-list": Text(
        nl='In "{field}" hoort één tekst, maar hier staat een lijst. Schrijf de tekst zonder streepjes.',
        en='"{field}" takes one text, but this is a list. Write the text without dashes.',
    ),
    "text-brackets": Text(
        nl='In "{field}" hoort een tekst, maar "[" aan het begin maakt er een lijst van. '
        "Zet de hele tekst tussen dubbele aanhalingstekens.",
        en='"{field}" takes a text, but "[" at the start makes a list of it. '
        "Put the whole text between double quotation marks.",
    ),
    "text-items": Text(
        nl='In "{field}" hoort één tekst, maar hier staat een lijst. Schrijf de tekst zonder vierkante haken.',
        en='"{field}" takes one text, but this is a list. Write the text without square brackets.',
    ),
    "text-mapping": Text(
        nl='In "{field}" hoort een tekst, maar hier staan velden. '
        "Zet de tekst achter de dubbele punt, zo nodig tussen dubbele aanhalingstekens.",
        en='"{field}" takes a text, but these are fields. '
        "Put the text behind the colon, between double quotation marks if need be.",
    ),
    "text-other": Text(
        nl='In "{field}" hoort een tekst, maar dit is iets anders. Geef de waarde als tekst.',
        en='"{field}" takes a text, but this is something else. Give the value as a text.',
    ),
    "manifest-other": Text(
        nl='De versie van het formaat is één getal. Schrijf "manifest: 1".',
        en='The version of the format is one number. Write "manifest: 1".',
    ),
    "item-other": Text(
        nl='Elk onderdeel van "{field}" is één tekst, maar hier staat een lijst of een blok. '
        "Schrijf achter elk streepje, of tussen de komma's, één tekst.",
        en='Each item of "{field}" is one text, but this is a list or a group. '
        "Write one text behind each dash, or between the commas.",
    ),
    "list-none": Text(
        nl='In "{field}" hoort een lijst, en niet "{value}". Schrijf [] als er niets in hoort.',
        en='"{field}" takes a list, and not "{value}". Write [] where there is nothing to list.',
    ),
    "list-text": Text(
        nl='In "{field}" hoort een lijst, maar hier staat {found_nl}. Schrijf {write}.',
        en='"{field}" takes a list, but this is {found_en}. Write {write}.',
    ),
    "list-lines": Text(
        nl='In "{field}" hoort een lijst, maar hier staat {found_nl}. Begin elk onderdeel op een eigen regel met '
        '"- {example}: …".',
        en='"{field}" takes a list, but this is {found_en}. Begin each item on a line of its own with "- {example}: …".',
    ),
    "list-mapping": Text(
        nl='In "{field}" hoort een lijst, maar hier staan velden. '
        "Zet een streepje voor het eerste veld van elk onderdeel.",
        en='"{field}" takes a list, but these are fields. Put a dash before the first field of each item.',
    ),
    "list-fields": Text(
        nl='In "{field}" hoort een lijst, maar hier staan velden. Schrijf {write}.',
        en='"{field}" takes a list, but these are fields. Write {write}.',
    ),
    "list-other": Text(
        nl='In "{field}" hoort een lijst, maar dit is iets anders. Geef de waarden als lijst.',
        en='"{field}" takes a list, but this is something else. Give the values as a list.',
    ),
    "mapping-text": Text(
        nl='Onder "{field}" horen velden, maar hier staat {found_nl}. Schrijf bijvoorbeeld "{example}: …" op een eigen '
        "regel.",
        en='"{field}" takes fields, but this is {found_en}. Write for instance "{example}: …" on a line of its own.',
    ),
    "mapping-space": Text(
        nl='Onder "{field}" horen velden. Na de dubbele punt staat {characters_nl}, en dat is voor YAML geen spatie. '
        'Schrijf een gewone spatie: "{key}: …".',
        en='"{field}" takes fields. There is {characters_en} after the colon, which is not a space to YAML. Write an '
        'ordinary space: "{key}: …".',
    ),
    "mapping-list": Text(
        nl='Onder "{field}" horen velden, maar hier staat een lijst. Haal de streepjes weg.',
        en='"{field}" takes fields, but this is a list. Remove the dashes.',
    ),
    "mapping-lines": Text(
        nl='Onder "{field}" horen velden, maar hier staat een lijst. Schrijf elk veld op een eigen regel: "{example}: …".',
        en='"{field}" takes fields, but this is a list. Write each field on a line of its own: "{example}: …".',
    ),
    "mapping-braces": Text(
        nl='In "{field}" horen velden, maar hier staat {found_nl}. Schrijf {write}.',
        en='"{field}" takes fields, but this is {found_en}. Write {write}.',
    ),
    "mapping-other": Text(
        nl='Onder "{field}" horen velden, maar dit is iets anders.',
        en='"{field}" takes fields, but this is something else.',
    ),
    "root-text": Text(
        nl='Een manifest bestaat uit velden, maar hier staat alleen een tekst. Begin met "manifest: 1".',
        en='A manifest is made of fields, but this is only a text. Begin with "manifest: 1".',
    ),
    "root-list": Text(
        nl="Een manifest bestaat uit velden, maar hier staat een lijst. Haal de streepjes weg.",
        en="A manifest is made of fields, but this is a list. Remove the dashes.",
    ),
    "root-brackets": Text(
        nl="Een manifest bestaat uit velden, maar hier staat een lijst. Zet de velden tussen accolades in plaats van "
        "vierkante haken.",
        en="A manifest is made of fields, but this is a list. Put the fields between braces instead of square brackets.",
    ),
    "key": Text(
        nl="De naam van een veld is een enkel woord, maar hier staat een lijst of een blok.",
        en="The name of a field is a single word, but this is a list or a block.",
    ),
    "key-form": Text(
        nl="De naam van een veld is een tekst, maar hier is het iets anders. Geef de naam van het veld als tekst.",
        en="The name of a field is a text, but here it is something else. Give the name of the field as a text.",
    ),
    "choice": Text(
        nl='"{value}" is geen waarde voor "{field}". Mogelijk zijn: {allowed}.',
        en='"{value}" is not a value for "{field}". Possible values: {allowed}.',
    ),
    "choice-near": Text(
        nl='"{value}" is geen waarde voor "{field}"; bedoelt u "{proposal}"? Mogelijk zijn: {allowed}.',
        en='"{value}" is not a value for "{field}"; did you mean "{proposal}"? Possible values: {allowed}.',
    ),
    "flag": Text(
        nl='In "{field}" hoort true of false, en niet "{value}".',
        en='"{field}" takes true or false, and not "{value}".',
    ),
    "flag-near": Text(
        nl='In "{field}" hoort true of false, en niet "{value}". Schrijf {proposal}.',
        en='"{field}" takes true or false, and not "{value}". Write {proposal}.',
    ),
    "number": Text(
        nl='In "{field}" hoort een heel getal, en niet "{value}". Schrijf alleen cijfers.',
        en='"{field}" takes a whole number, and not "{value}". Write digits only.',
    ),
    "range": Text(
        nl='In "{field}" hoort een getal {range_nl}, en niet "{value}".',
        en='"{field}" takes a number {range_en}, and not "{value}".',
    ),
    "day": Text(
        nl='In "{field}" hoort een dag die bestaat, en niet "{value}". Schrijf jaar, maand en dag: 2026-11-30.',
        en='"{field}" takes a day that exists, and not "{value}". Write year, month and day: 2026-11-30.',
    ),
    "day-form": Text(
        nl='In "{field}" hoort een dag als jaar, maand en dag (2026-11-30), en niet "{value}".',
        en='"{field}" takes a day as year, month and day (2026-11-30), and not "{value}".',
    ),
    "day-near": Text(
        nl='In "{field}" hoort een dag als jaar, maand en dag: schrijf {proposal} in plaats van "{value}".',
        en='"{field}" takes a day as year, month and day: write {proposal} instead of "{value}".',
    ),
    "fix": Text(nl='maak ervan "{proposal}"', en='make it "{proposal}"'),
}
