"""101: the file is not valid YAML (or JSON) at some place, or says something else than was meant there.

The slips by name are those that people make in manifests; where they are told from one another is
:mod:`onsrights.engine.slips`.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("101", "invalid-yaml", "error", silences="*", ignorable=False)

TEXTS = {
    "message": Text(
        nl="Vanaf hier is dit bestand niet als YAML te lezen. Vergelijk deze regel met de regels erboven.",
        en="From here on this file cannot be read as YAML. Compare this line with the lines above it.",
    ),
    "tab": Text(
        nl="Deze regel begint met een tab, en YAML laat alleen spaties toe. Vervang elke tab door twee spaties.",
        en="This line begins with a tab, and YAML allows only spaces. Replace every tab by two spaces.",
    ),
    "tab-inside": Text(
        nl="Hier staat een tab waar YAML een spatie wil. Vervang hem door een spatie.",
        en="There is a tab here where YAML wants a space. Replace it by a space.",
    ),
    "unclosed-quote": Text(
        nl="Het aanhalingsteken {quote} wordt niet gesloten. Zet er aan het eind van de tekst ook een.",
        en="The quotation mark {quote} is not closed. Put another one at the end of the text.",
    ),
    "starts-with-quote": Text(
        nl="Een tekst die met een apostrof begint, is voor YAML een tekst tussen aanhalingstekens. "
        'Zet de hele tekst tussen dubbele aanhalingstekens: "{value}".',
        en="A text that begins with an apostrophe is a text in quotation marks to YAML. "
        'Put the whole text between double quotation marks: "{value}".',
    ),
    "after-quote": Text(
        nl="Na het aanhalingsteken {quote} dat de tekst sluit, staat nog tekst. "
        "Zet de hele tekst tussen enkele of dubbele aanhalingstekens die er zelf niet in voorkomen.",
        en="There is more text behind the quotation mark {quote} that closes the text. "
        "Put the whole text between single or double quotation marks that do not occur in it.",
    ),
    "escape": Text(
        nl='"{escape}" betekent niets tussen dubbele aanhalingstekens. '
        "Schrijf de schuine streep dubbel, of gebruik enkele aanhalingstekens.",
        en='"{escape}" means nothing between double quotation marks. '
        "Write the backslash twice, or use single quotation marks.",
    ),
    "escape-number": Text(
        nl='"{escape}" is geen teken: het getal is te groot. Het hoogste is 10FFFF; typ liever het teken zelf.',
        en='"{escape}" is not a character: the number is too large. The highest is 10FFFF; better type the character.',
    ),
    "colon": Text(
        nl="Een dubbele punt met een spatie erachter scheidt in YAML een veld van zijn waarde. "
        'Zet de hele tekst tussen dubbele aanhalingstekens: "{value}".',
        en="In YAML a colon followed by a space separates a field from its value. "
        'Put the whole text between double quotation marks: "{value}".',
    ),
    "colon-space": Text(
        nl='Na de dubbele punt hoort een spatie. Schrijf "{key}: {value}".',
        en='A space belongs behind the colon. Write "{key}: {value}".',
    ),
    "no-colon": Text(
        nl='Op deze regel staat geen veld met een dubbele punt: "{line}". '
        'Schrijf bijvoorbeeld "{key}: …", of laat de regel verder inspringen als hij bij de tekst erboven hoort.',
        en='This line has no field with a colon: "{line}". '
        'Write for instance "{key}: …", or indent the line further where it belongs to the text above.',
    ),
    "no-key": Text(
        nl="Vóór deze dubbele punt ontbreekt de naam van het veld. Zet die ervoor, of haal de regel weg.",
        en="The name of the field is missing before this colon. Put it there, or remove the line.",
    ),
    "starts-with-bracket": Text(
        nl='Een tekst die met "[" begint, is voor YAML een lijst. '
        'Zet de hele tekst tussen dubbele aanhalingstekens: "{value}".',
        en='A text that begins with "[" is a list to YAML. '
        'Put the whole text between double quotation marks: "{value}".',
    ),
    "starts-with": Text(
        nl='Een tekst kan in YAML niet zomaar met "{character}" beginnen. '
        'Zet de hele tekst tussen dubbele aanhalingstekens: "{value}".',
        en='In YAML a text cannot simply begin with "{character}". '
        'Put the whole text between double quotation marks: "{value}".',
    ),
    "unclosed-bracket": Text(
        nl='Het haakje "{bracket}" wordt niet gesloten. Zet "{close}" waar de lijst of het blok eindigt, '
        "of zet de hele tekst tussen dubbele aanhalingstekens.",
        en='The bracket "{bracket}" is not closed. Put "{close}" where the list or the group ends, '
        "or put the whole text between double quotation marks.",
    ),
    "braces": Text(
        nl='"{key}" staat los in een lijst tussen haakjes. '
        'Zet "{open}" voor het eerste veld van elk onderdeel en "{close}" achter het laatste.',
        en='"{key}" is loose in a list in brackets. '
        'Put "{open}" before the first field of each item and "{close}" behind the last.',
    ),
    "comma": Text(
        nl="Hier ontbreekt een komma. Zet er een achter de vorige waarde.",
        en="A comma is missing here. Put one behind the value before.",
    ),
    "indent": Text(
        nl="Deze regel begint in kolom {column}, maar de regels waar hij bij lijkt te horen in kolom {target}. "
        "Laat hem even ver inspringen.",
        en="This line begins in column {column}, but the lines it seems to belong to begin in column {target}. "
        "Indent it as far as they are.",
    ),
    "indent-other": Text(
        nl="Deze regel past hier niet: hij begint in kolom {column}, maar hoort bij geen van de regels erboven. "
        "Laat hem even ver inspringen als de regels waar hij bij hoort.",
        en="This line does not fit here: it begins in column {column}, but belongs to none of the lines above. "
        "Indent it as far as the lines it belongs to.",
    ),
    "document": Text(
        nl='"..." sluit het document af, en wat volgt is daardoor niet te lezen. '
        'Haal deze regel weg, of schrijf "---".',
        en='"..." ends the document, and what follows cannot be read because of it. Remove this line, or write "---".',
    ),
    "after-end": Text(
        nl="Hier staat nog iets na het einde van het manifest. "
        'Haal het weg, of begin met een regel "---" een nieuw document.',
        en="There is something here after the end of the manifest. "
        'Remove it, or begin a new document with a line "---".',
    ),
    "directive": Text(
        nl='Deze regel met "%" is geen aanwijzing die hier gelezen kan worden. Haal hem weg.',
        en='This line with "%" is not a directive that can be read here. Remove it.',
    ),
    "conflict": Text(
        nl='Deze regel met "{marker}" is een overblijfsel van een samenvoeging in git. '
        "Kies welke van beide teksten blijft en haal de regels met de tekens weg.",
        en='This line with "{marker}" is a leftover of a merge in git. '
        "Choose which of the two texts stays and remove the lines with the marks.",
    ),
    "long-key": Text(
        nl="De naam van dit veld heeft meer dan {limit} tekens; dat kan in YAML niet. Kort hem in, of haal de regel weg.",
        en="The name of this field has more than {limit} characters, which YAML does not allow. "
        "Shorten it, or remove the line.",
    ),
    "open": Text(
        nl="Dit was hier nog niet afgesloten.",
        en="This was still open there.",
    ),
    "stopped": Text(
        nl="Hier bleek dat het niet klopt.",
        en="This is where it showed.",
    ),
}
