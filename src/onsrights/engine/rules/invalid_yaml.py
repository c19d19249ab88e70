"""101: the file is not valid YAML (or JSON) at some place, or says something else than was meant there.

The slips by name are those that people make in manifests; where they are told from one another is
:mod:`onsrights.engine.text.yaml_slips`.
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
        en="This line begins with a tab, and YAML allows only spaces. Replace every tab with two spaces.",
    ),
    "tab-inside": Text(
        nl="Hier staat een tab waar in YAML een spatie hoort. Vervang de tab door een spatie.",
        en="There is a tab here where YAML expects a space. Replace it with a space.",
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
        en="There is more text after the quotation mark {quote} that closes the text. Put the whole text "
        "between single or double quotation marks, whichever do not occur in it.",
    ),
    "escape": Text(
        nl='"{escape}" betekent niets tussen dubbele aanhalingstekens. '
        "Schrijf de schuine streep dubbel, of gebruik enkele aanhalingstekens.",
        en='"{escape}" means nothing between double quotation marks. '
        "Write the backslash twice, or use single quotation marks.",
    ),
    "escape-number": Text(
        nl='"{escape}" is geen teken: het getal is te groot. Het hoogste is 10FFFF; u kunt beter het teken zelf typen.',
        en='"{escape}" is not a character: the number is too large. The highest is 10FFFF; it is better '
        "to type the character itself.",
    ),
    "colon": Text(
        nl="Een dubbele punt met een spatie erachter scheidt in YAML een veld van zijn waarde. "
        'Zet de hele tekst tussen dubbele aanhalingstekens: "{value}".',
        en="In YAML a colon followed by a space separates a field from its value. "
        'Put the whole text between double quotation marks: "{value}".',
    ),
    "colon-space": Text(
        nl='Na de dubbele punt hoort een spatie. Schrijf "{key}: {value}".',
        en='A space goes after the colon. Write "{key}: {value}".',
    ),
    "colon-other": Text(
        nl="Na de dubbele punt staat {characters_nl}, en dat is voor YAML geen spatie. Schrijf een gewone spatie: "
        '"{key}: {value}".',
        en="There is {characters_en} after the colon, which is not a space to YAML. Write an ordinary space: "
        '"{key}: {value}".',
    ),
    "no-colon": Text(
        nl='Op deze regel staat geen veld met een dubbele punt: "{line}". Schrijf bijvoorbeeld "{key}: '
        '…", of laat de regel verder inspringen als die bij de tekst erboven hoort.',
        en='This line has no field with a colon: "{line}". Write for instance "{key}: …", or indent the '
        "line further if it belongs to the text above.",
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
    "inner-bracket": Text(
        nl='Binnen haken is "{character}" het begin van een lijst of een blok, ook in een tekst. '
        'Zet de hele tekst tussen dubbele aanhalingstekens: "{value}".',
        en='Within brackets or braces, "{character}" begins a list or a group, also amid a text. '
        'Put the whole text between double quotation marks: "{value}".',
    ),
    "unclosed-bracket": Text(
        nl='De haak "{bracket}" wordt niet gesloten. Zet "{close}" waar de lijst of het blok eindigt, of '
        "zet de hele tekst tussen dubbele aanhalingstekens.",
        en='The bracket "{bracket}" is not closed. Put "{close}" where the list or the group ends, '
        "or put the whole text between double quotation marks.",
    ),
    "braces": Text(
        nl='"{key}" staat los in een lijst tussen haken. Zet "{open}" voor het eerste veld van elk '
        'onderdeel en "{close}" achter het laatste.',
        en='"{key}" is on its own in a list in brackets. Put "{open}" before the first field of each '
        'item and "{close}" after the last.',
    ),
    "comma": Text(
        nl="Hier ontbreekt een komma. Zet die achter de vorige waarde.",
        en="A comma is missing here. Put it after the previous value.",
    ),
    "indent": Text(
        nl="Deze regel begint in kolom {column}, maar de regels waar hij bij lijkt te horen in kolom "
        "{target}. Laat de regel even ver inspringen.",
        en="This line begins in column {column}, but the lines it seems to belong to begin in column "
        "{target}. Indent it equally.",
    ),
    "indent-other": Text(
        nl="Deze regel past hier niet: hij begint in kolom {column}, maar hoort bij geen van de regels "
        "erboven. Laat de regel even ver inspringen als de regels waar die bij hoort.",
        en="This line does not fit here: it begins in column {column}, but belongs to none of the lines "
        "above. Indent it like the lines it belongs to.",
    ),
    "document": Text(
        nl='"..." sluit het document af, en wat volgt, is daardoor niet te lezen. Haal deze regel weg, '
        'of schrijf "---".',
        en='"..." ends the document, so what follows cannot be read. Remove this line, or write "---".',
    ),
    "after-end": Text(
        nl="Hier staat nog iets na het einde van het manifest. "
        'Haal het weg, of begin met een regel "---" een nieuw document.',
        en="There is something here after the end of the manifest. "
        'Remove it, or begin a new document with a line "---".',
    ),
    "directive": Text(
        nl='Deze regel met "%" is geen aanwijzing die hier gelezen kan worden. Haal die weg.',
        en='This line with "%" is not a directive that can be read here. Remove it.',
    ),
    "conflict": Text(
        nl='Deze regel met "{marker}" is een overblijfsel van een samenvoeging in git. '
        "Kies welke van beide teksten blijft en haal de regels met de tekens weg.",
        en='This line with "{marker}" is a leftover of a merge in git. Choose which of the two texts to '
        "keep, and remove the lines with the marks.",
    ),
    "long-key": Text(
        nl="De naam van dit veld heeft meer dan {limit} tekens; dat kan in YAML niet. Kort die in, of "
        "haal de regel weg.",
        en="The name of this field has more than {limit} characters, which YAML does not allow. "
        "Shorten it, or remove the line.",
    ),
    "json-object": Text(
        nl='Een manifest in JSON begint met "{open}" en eindigt met "{close}". Schrijf het zo, of geef een bestand met YAML '
        "een naam die op .yaml eindigt.",
        en='A manifest in JSON begins with "{open}" and ends with "{close}". Write it that way, or give '
        "a YAML file a name that ends in .yaml.",
    ),
    "json-after-end": Text(
        nl="Hier staat nog iets na het einde van het manifest, en dat kan in JSON niet. Haal het weg; een tweede manifest "
        "krijgt een eigen bestand.",
        en="There is something here after the end of the manifest, which JSON does not allow. Remove it; "
        "a second manifest goes in a file of its own.",
    ),
    "json-comment": Text(
        nl="JSON kent geen opmerkingen. Haal deze weg, of geef het bestand een naam die op .yaml eindigt en schrijf "
        "opmerkingen met #.",
        en="JSON has no comments. Remove this one, or give the file a name that ends in .yaml and write comments with #.",
    ),
    "json-comma": Text(
        nl="In JSON staat een komma alleen tussen twee waarden. Haal deze weg.",
        en="In JSON a comma only goes between two values. Remove this one.",
    ),
    "json-character": Text(
        nl="Hier staat een teken ({character}) dat in JSON alleen binnen een tekst mag staan. Haal het weg.",
        en="There is a character here ({character}) that JSON only allows inside a text. Remove it.",
    ),
    "json-single": Text(
        nl="JSON kent alleen dubbele aanhalingstekens. Vervang de enkele om deze tekst.",
        en="JSON only has double quotation marks. Replace the single ones around this text.",
    ),
    "json-word": Text(
        nl='In JSON staat elke naam en elke tekst tussen dubbele aanhalingstekens. Zet ze om "{written}".',
        en='In JSON every name and every text is in double quotation marks. Put them around "{written}".',
    ),
    "json-number": Text(
        nl='"{written}" is geen getal in JSON. Schrijf het zonder plusteken, voorloopnullen of letters en met een cijfer '
        "aan beide kanten van de punt, of zet het tussen dubbele aanhalingstekens.",
        en='"{written}" is not a number in JSON. Write it without a plus sign, leading zeros or letters '
        "and with a digit on both sides of the decimal point, or put it between double quotation "
        "marks.",
    ),
    "json-escape": Text(
        nl='"{escape}" betekent niets in JSON. Schrijf het teken zelf, of de schuine streep dubbel.',
        en='"{escape}" means nothing in JSON. Write the character itself, or the backslash twice.',
    ),
    "json-break": Text(
        nl='Een tekst in JSON staat op één regel. Schrijf een spatie in plaats van dit regeleinde, of "\\n".',
        en='A text in JSON is on one line. Write a space instead of this line break, or "\\n".',
    ),
    "json-tab": Text(
        nl='In een tekst in JSON kan geen tab staan. Schrijf een spatie, of "\\t".',
        en='A text in JSON cannot contain a tab. Write a space, or "\\t".',
    ),
    "json-control": Text(
        nl='In een tekst in JSON kan dit stuurteken ({character}) niet staan. Haal het weg, of schrijf "{escape}".',
        en='A text in JSON cannot contain this control character ({character}). Remove it, or write "{escape}".',
    ),
    "json-bracket": Text(
        nl='Hier hoort "{close}", want dit sluit af wat met "{bracket}" begon.',
        en='"{close}" goes here, because this closes what began with "{bracket}".',
    ),
    "json-colon": Text(
        nl='Achter de naam "{key}" ontbreken de dubbele punt en de waarde. Zet ze erachter.',
        en='The colon and the value are missing after the name "{key}". Put them there.',
    ),
    "json-loose-colon": Text(
        nl='Vóór deze dubbele punt staat een naam, maar daarvoor geen "{open}" of komma. Zet die ervoor.',
        en='There is a name before this colon, but no "{open}" or comma before that. Put it there.',
    ),
    "json-name": Text(
        nl='Vóór deze "{bracket}" ontbreekt een naam met een dubbele punt. Zet die ervoor.',
        en='A name and a colon are missing before this "{bracket}". Put them there.',
    ),
    "json-value": Text(
        nl='Achter "{key}" ontbreekt de waarde. Zet die achter de dubbele punt.',
        en='The value of "{key}" is missing. Put it after the colon.',
    ),
    "surrogate": Text(
        nl='"{escape}" kan in YAML niet: het is de helft van een teken. Typ het teken zelf.',
        en='YAML does not allow "{escape}": it is half a character. Type the character itself.',
    ),
    "open": Text(
        nl="Dit was hier nog niet afgesloten.",
        en="This was still open there.",
    ),
    "stopped": Text(
        nl="Hier bleek dat het niet klopt.",
        en="This is where it went wrong.",
    ),
}
