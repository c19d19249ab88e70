"""What is said of a file of settings that cannot be used, in both languages."""

from __future__ import annotations

from onsrights.engine.diagnostics import Text

__all__ = ["TEXTS"]

TEXTS = {
    "unreadable": Text(
        'Dit bestand met instellingen kan niet gelezen worden; het systeem meldt: "{reason}". Met --no-config doet het '
        "niet mee.",
        'This settings file cannot be read; the system says: "{reason}". With --no-config it is ignored.',
    ),
    "missing": Text(
        "Dit bestand met instellingen is er niet.",
        "This settings file does not exist.",
    ),
    "folder": Text(
        "Dit is een map, geen bestand met instellingen.",
        "This is a folder, not a settings file.",
    ),
    "special": Text(
        "Dit is geen gewoon bestand.",
        "This is not an ordinary file.",
    ),
    "denied": Text(
        "Dit bestand met instellingen mag niet gelezen worden. Geef leesrecht op het bestand en op de mappen erboven, "
        "of laat het weg met --no-config.",
        "You do not have permission to read this settings file. Allow reading it and the folders above it, or leave "
        "it out with --no-config.",
    ),
    "large": Text(
        "Dit bestand is groter dan {most} bytes; zo groot zijn instellingen niet.",
        "This file is larger than {most} bytes; no settings are that large.",
    ),
    "encoding": Text(
        "Hier staan bytes die geen UTF-8 zijn. Sla het bestand op als UTF-8.",
        "There are bytes here that are not UTF-8. Save the file as UTF-8.",
    ),
    "wide": Text(
        "Dit bestand is {name}. Sla het op als UTF-8.",
        "This file is {name}. Save it as UTF-8.",
    ),
    "no-table": Text(
        "In dit bestand staat geen tabel [tool.onsrights].",
        "There is no table [tool.onsrights] in this file.",
    ),
    "deep": Text(
        "Dit is te diep genest om gelezen te worden.",
        "This is nested too deeply to be read.",
    ),
    "unknown": Text(
        'De sleutel "{key}" bestaat niet; kies uit: {known}.',
        'There is no key "{key}"; choose from: {known}.',
    ),
    "unknown-near": Text(
        'De sleutel "{key}" bestaat niet. Bedoelt u "{meant}"?',
        'There is no key "{key}". Did you mean "{meant}"?',
    ),
    "tool": Text(
        "In dit bestand staan de sleutels zonder [tool.onsrights] ervoor.",
        "In this file the keys are written without [tool.onsrights] in front of them.",
    ),
    "required": Text(
        'Hier ontbreekt de sleutel "{key}". Schrijf bijvoorbeeld: {key} = {example}',
        'The key "{key}" is missing here. Write, for example: {key} = {example}',
    ),
    "text": Text(
        'Bij "{key}" hoort een tekst tussen aanhalingstekens, zoals {example}.',
        '"{key}" takes a text between quotation marks, such as {example}.',
    ),
    "list": Text(
        'Bij "{key}" hoort een lijst van teksten tussen vierkante haken, zoals {example}.',
        '"{key}" takes a list of texts between square brackets, such as {example}.',
    ),
    "item": Text(
        'In de lijst "{key}" staan alleen teksten tussen aanhalingstekens, zoals {example}.',
        'The list "{key}" takes only texts between quotation marks, such as {example}.',
    ),
    "number": Text(
        'Bij "{key}" hoort een heel getal zonder aanhalingstekens, zoals {example}.',
        '"{key}" takes a whole number without quotation marks, such as {example}.',
    ),
    "too-small": Text(
        'Bij "{key}" hoort een getal van 1 of meer; er staat {written}.',
        '"{key}" takes a number of 1 or more; it says {written}.',
    ),
    "table": Text(
        'Bij "{key}" hoort een tabel, met een kop [{header}] of tussen accolades.',
        '"{key}" takes a table, under a header [{header}] or between braces.',
    ),
    "tables": Text(
        'Bij "{key}" hoort een lijst van tabellen, met koppen [[{header}]] of tussen vierkante haken en accolades.',
        '"{key}" takes a list of tables, under headers [[{header}]] or between square brackets and braces.',
    ),
    "choice": Text(
        '"{written}" kan niet bij "{key}"; kies uit: {choices}.',
        '"{written}" is not a value of "{key}"; choose from: {choices}.',
    ),
    "choice-near": Text(
        '"{written}" kan niet bij "{key}". Bedoelt u "{meant}"?',
        '"{written}" is not a value of "{key}". Did you mean "{meant}"?',
    ),
    "rule": Text(
        'Onbekende regel "{written}". Noem een code, het begin van een code of een naam; "onsrights rules" toont ze.',
        'Unknown rule "{written}". Name a code, the beginning of a code or a name; "onsrights rules" shows them.',
    ),
    "rule-near": Text(
        'Onbekende regel "{written}". Bedoelt u "{meant}"?',
        'Unknown rule "{written}". Did you mean "{meant}"?',
    ),
    "no-files": Text(
        'De lijst "{key}" is leeg; noem ten minste één patroon, zoals {example}.',
        'The list "{key}" is empty; name at least one pattern, such as {example}.',
    ),
    "glob-empty": Text(
        "Dit patroon is leeg of een opmerking; het past bij geen enkel bestand.",
        "This pattern is empty or a comment; it matches no file.",
    ),
    "glob-long": Text(
        "Dit patroon is te lang.",
        "This pattern is too long.",
    ),
    "glob-stars": Text(
        'In het patroon "{written}" staan te veel sterretjes: hoogstens drie tussen twee schuine strepen, en hoogstens '
        "twee keer **.",
        'There are too many stars in the pattern "{written}": no more than three between two slashes, and no more '
        "than two times **.",
    ),
    "glob-outside": Text(
        'Het patroon "{written}" wijst buiten de map van de instellingen; ".." kan hier niet.',
        'The pattern "{written}" points outside the folder of the settings; ".." does not work here.',
    ),
    "glob-backslash-near": Text(
        'In het patroon "{written}" staat \\. Scheid mappen met /, ook op Windows: "{meant}".',
        'There is a \\ in the pattern "{written}". Separate folders with /, on Windows too: "{meant}".',
    ),
    "glob-absolute": Text(
        'Het patroon "{written}" begint bij het begin van de schijf. Schrijf het vanaf de map van de instellingen.',
        'The pattern "{written}" begins at the root of the disk. Write it relative to the folder of the settings.',
    ),
    "glob-absolute-near": Text(
        'Het patroon "{written}" begint bij het begin van de schijf. Schrijf het vanaf de map van de instellingen: '
        '"{meant}".',
        'The pattern "{written}" begins at the root of the disk. Write it relative to the folder of the settings: '
        '"{meant}".',
    ),
    "glob-braces-near": Text(
        'In het patroon "{written}" staan accolades, en die doen hier niets. Schrijf voor elk een eigen patroon: '
        "{meant}.",
        'There are braces in the pattern "{written}", which do nothing here. Write a pattern for each: {meant}.',
    ),
    "glob-not": Text(
        'Het patroon "{written}" haalt iets weg uit wat een patroon ervoor noemt, en er staat geen patroon voor. '
        'Zet er een voor, zoals "**".',
        'The pattern "{written}" excludes files from a pattern before it, and there is none before it. Put a pattern '
        'before it, such as "**".',
    ),
    "glob-bad": Text(
        'Het patroon "{written}" past bij geen enkel bestand: kijk of elke [ een ] heeft en of na elke \\ iets volgt.',
        'The pattern "{written}" matches no file: check that every [ has its ] and that something follows every \\.',
    ),
    "word": Text(
        '"{written}" kan niet bij "{key}": schrijf één tot vijf woorden zonder leestekens of haken, met enkele spaties '
        "ertussen, samen hoogstens 60 tekens.",
        '"{written}" is not a value of "{key}": write one to five words without punctuation or brackets, single spaces '
        "between them, 60 characters at most.",
    ),
    "phrase": Text(
        '"{written}" kan niet bij "{key}": schrijf één tot vier woorden zonder leestekens of haken, of twee delen met '
        "… ertussen op de plaats van het onderwerp, zoals Put … in quarantine.",
        '"{written}" is not a value of "{key}": write one to four words without punctuation or brackets, or two parts '
        "with … between them for the subject, such as Put … in quarantine.",
    ),
    "words": Text(
        '"{written}" kan niet in de lijst "{key}": een naam heeft twee tot zestig tekens, zonder vierkante haken, '
        "met ten minste één letter en enkele spaties.",
        '"{written}" cannot be in the list "{key}": a name has two to sixty characters, no square brackets, at least '
        "one letter and single spaces.",
    ),
    "version": Text(
        '"{written}" noemt geen versies. Schrijf bijvoorbeeld {example}.',
        '"{written}" names no versions. Write, for example, {example}.',
    ),
    "more": Text(
        "Hier staat nog een fout; verder is niet gekeken. Los eerst de genoemde op.",
        "There is another fault here; nothing beyond it was looked at. Fix the named ones first.",
    ),
    "unmet": Text(
        "Deze instellingen zijn voor onsrights {written}; dit is versie {version}. Installeer een versie die past.",
        "These settings are for onsrights {written}; this is version {version}. Install a version that fits.",
    ),
    "one-of": Text(
        "Een huisregel heeft precies één van: {known}; hier staat er geen.",
        "A house rule has exactly one of: {known}; there is none here.",
    ),
    "one-of-many": Text(
        "Een huisregel heeft precies één van: {known}; hier staan {found}. Maak er twee regels van.",
        "A house rule has exactly one of: {known}; here are {found}. Make two rules of them.",
    ),
    "no-words": Text(
        'Bij "{key}" staat niets; noem er ten minste één, zoals {example}.',
        '"{key}" is empty; name at least one, such as {example}.',
    ),
    "message": Text(
        'Bij "{key}" hoort een zin tussen aanhalingstekens, of een in elke taal, zoals {example}.',
        '"{key}" takes a sentence between quotation marks, or one in each language, such as {example}.',
    ),
    "sentence": Text(
        'Bij "{key}" hoort één regel tekst van hoogstens 500 tekens.',
        '"{key}" takes one line of text of at most 500 characters.',
    ),
    "form-near": Text(
        'Bij "{key}" staat "{written}", met kleine letters of hoofdletters waar die niet horen, of met tekens die '
        'alleen op gewone letters en cijfers lijken. Bedoelt u "{meant}"?',
        '"{key}" says "{written}", with small letters or capitals that do not belong there, or with characters that '
        'only look like ordinary letters and digits. Did you mean "{meant}"?',
    ),
    "house-address": Text(
        'Huisregels worden nooit van het internet gelezen: "{written}". Zet het bestand in de repository of in een '
        "pakket (dist:NAAM/PAD).",
        'House rules are never read from the internet: "{written}". Put the file into the repository or into a package '
        "(dist:NAME/PATH).",
    ),
    "house-outside": Text(
        '"{written}" ligt buiten de repository, of buiten de map van de instellingen waar geen repository is. Schrijf '
        "een pad vanaf die map, met / tussen mappen, naar een bestand daarbinnen.",
        '"{written}" is outside the repository, or outside the folder of the settings where there is no repository. '
        "Write a path from that folder on, with / between folders, to a file within.",
    ),
    "house-missing": Text(
        'Het bestand "{written}" is er niet.',
        'There is no file "{written}".',
    ),
    "house-special": Text(
        '"{written}" is geen gewoon bestand.',
        '"{written}" is not an ordinary file.',
    ),
    "house-unread": Text(
        'Het bestand "{written}" kan niet gelezen worden; kijk of het gelezen mag worden.',
        'The file "{written}" cannot be read; see whether reading it is allowed.',
    ),
    "house-package-form": Text(
        'Schrijf een bestand van een pakket als dist:NAAM/PAD; er staat "{written}".',
        'Write a file of a package as dist:NAME/PATH; it says "{written}".',
    ),
    "house-package-missing": Text(
        'Het pakket "{name}" is niet geïnstalleerd; zonder dat pakket wordt er niets gecontroleerd.',
        'The package "{name}" is not installed; without it nothing is checked.',
    ),
    "house-package-file": Text(
        'In het pakket "{name}" staat geen bestand "{written}".',
        'The package "{name}" contains no file "{written}".',
    ),
    "house-alone": Text(
        'In een bestand met huisregels staan alleen tabellen [[house]]; "{key}" hoort bij de instellingen zelf.',
        'A file of house rules holds nothing but tables [[house]]; "{key}" belongs with the settings themselves.',
    ),
    "house-none": Text(
        "In dit bestand staan geen huisregels: er is geen tabel [[house]].",
        "There are no house rules in this file: it has no table [[house]].",
    ),
    "house-twice": Text(
        '"{written}" is al van een andere huisregel ({where}); kies een andere.',
        '"{written}" belongs to another house rule already ({where}); choose another one.',
    ),
    "house-taken": Text(
        'Er is al een regel "{written}"; geef de huisregel een andere naam.',
        'There is a rule "{written}" already; give the house rule another name.',
    ),
    "house-many-files": Text(
        "Er kunnen hoogstens {most} bestanden met huisregels zijn; dit is er een te veel.",
        "There can be at most {most} files of house rules; this one is too many.",
    ),
    "house-many": Text(
        "Er gelden hoogstens {most} huisregels tegelijk; dit is er een te veel.",
        "At most {most} house rules apply at once; this one is too many.",
    ),
    "house-many-words": Text(
        "Alle huisregels samen hebben hoogstens {most} woorden; hier worden het er meer.",
        "All house rules together may have at most {most} words; this one exceeds that.",
    ),
    "house-platform": Text(
        'Het veld "{field}" is er niet op het platform "{platform}".',
        'There is no field "{field}" on the platform "{platform}".',
    ),
    "house-part": Text(
        'Het veld "{field}" heeft geen deel "{part}"; wel: {known}.',
        'The field "{field}" has no part "{part}"; it has: {known}.',
    ),
    "house-no-part": Text(
        'Het veld "{field}" wordt niet in delen gelezen; laat "part" weg.',
        'The field "{field}" is not read in parts; leave "part" out.',
    ),
    "house-brace": Text(
        "In deze melding kan {written} niet; tussen accolades staat een van: {known}.",
        "{written} does not work in this message; use one of these between braces: {known}.",
    ),
    "house-no-brace": Text(
        "In deze melding kan {written} niet: een regel van deze soort heeft niets om te herhalen.",
        "{written} is of no use in this message: a rule of this kind has nothing to repeat.",
    ),
    "house-length": Text(
        'Bij "length" hoort "min", "max" of allebei.',
        '"length" takes "min", "max" or both.',
    ),
    "house-edges": Text(
        "Geen tekst heeft ten minste {min} en hoogstens {max} tekens.",
        "No text has at least {min} and at most {max} characters.",
    ),
    "house-edges-of-two": Text(
        "Met een andere huisregel samen vraagt dit ten minste {min} en hoogstens {max} tekens; dat kan geen tekst.",
        "Together with another house rule this asks for at least {min} and at most {max} characters; no text has.",
    ),
    "house-same": Text(
        '"{word}" wordt hier door zichzelf vervangen.',
        '"{word}" is replaced by itself here.',
    ),
    "house-two": Text(
        'Voor "{word}" staat hier al iets anders; hoofdletters tellen niet.',
        '"{word}" already has another replacement; capitals do not matter.',
    ),
    "house-circle": Text(
        'Hier wordt "{written}" geschreven, en dat wil huisregel {other} weer niet; zo houdt herstellen nooit op.',
        'This writes "{written}", which house rule {other} in turn replaces or forbids; fixing would never end.',
    ),
    "house-none-left": Text(
        "Alles wat hier staat, wil huisregel {other} of een andere juist niet; zo is geen tekst goed.",
        "Everything listed here is forbidden by house rule {other} or another one; no text would pass.",
    ),
    "house-nothing-left": Text(
        "Wat hier staat, gaat niet samen met een andere huisregel over hetzelfde veld; zo is geen tekst goed.",
        "This contradicts another house rule about the same field; no text satisfies both.",
    ),
    "house-other": Text(
        '"{written}" is in andere instellingen een andere huisregel ({where}). Geef deze een andere code, of zet de '
        'regel in één bestand en noem dat in beide bij "house-files".',
        'In other settings "{written}" is another house rule ({where}). Give this one another code, or put the rule '
        'into one file and name that in both under "house-files".',
    ),
}
