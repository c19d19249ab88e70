"""The words that generated rights are made of; those of the lexicon, and others that it has never seen."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.lookup import english_key, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "ADJECTIVES",
    "Adjective",
    "Noun",
    "Verb",
    "both_articles",
    "inside_nouns",
    "operations",
    "outside_nouns",
    "plural_in_practice",
    "verbs",
]


class Noun(NamedTuple):
    """A subject; a plural is empty where none is in use."""

    neuter: bool
    dutch: str
    plural: str
    english: str
    english_plural: str


class Verb(NamedTuple):
    """A Dutch verb with the forms that are wrong in a name; ``stem`` and ``participle`` are empty where not known."""

    dutch: str
    particle: str
    stem: str
    participle: str
    english: str

    @property
    def rest(self) -> str:
        """Without what is split off."""
        return self.dutch.removeprefix(self.particle)

    @property
    def third(self) -> str:
        """The third person, in one word."""
        return self.particle + self.stem + ("" if self.stem.endswith("t") else "t")


class Adjective(NamedTuple):
    """An adjective before a neuter noun without article, before any other, and in English."""

    neuter: str
    inflected: str
    english: str


_OUTSIDE_NOUNS = """\
de bloempot / bloempotten / flower pot / flower pots
het schilderij / schilderijen / painting / paintings
de piano / piano's / piano / pianos
de kachel / kachels / stove / stoves
het gordijn / gordijnen / curtain / curtains
de ladder / ladders / ladder / ladders
de hamer / hamers / hammer / hammers
de emmer / emmers / bucket / buckets
het tapijt / tapijten / carpet / carpets
de vijver / vijvers / pond / ponds
de kruiwagen / kruiwagens / wheelbarrow / wheelbarrows
de paraplu / paraplu's / umbrella / umbrellas
de kano / kano's / canoe / canoes
het kasteel / kastelen / castle / castles
de trommel / trommels / drum / drums
de viool / violen / violin / violins
de gieter / gieters / watering can / watering cans
het kozijn / kozijnen / window frame / window frames
de spijker / spijkers / nail / nails
de schroef / schroeven / screw / screws
de bezem / bezems / broom / brooms
de lantaarn / lantaarns / lantern / lanterns
de brug / bruggen / bridge / bridges
het schip / schepen / ship / ships
de kiosk / kiosken / kiosk / kiosks
het altaar / altaren / altar / altars
de kandelaar / kandelaars / candlestick / candlesticks
het mozaïek / mozaïeken / mosaic / mosaics
de sculptuur / sculpturen / sculpture / sculptures
het orgel / orgels / organ / organs
de parasol / parasols / parasol / parasols
de tuinslang / tuinslangen / garden hose / garden hoses
het prieel / priëlen / gazebo / gazebos
de vlag / vlaggen / flag / flags
de ballon / ballonnen / balloon / balloons
het kompas / kompassen / compass / compasses
de telescoop / telescopen / telescope / telescopes
de microscoop / microscopen / microscope / microscopes
de tractor / tractoren / tractor / tractors
het zadel / zadels / saddle / saddles
de fietspomp / fietspompen / bicycle pump / bicycle pumps
de puzzel / puzzels / puzzle / puzzles
het schaakbord / schaakborden / chessboard / chessboards
de kaars / kaarsen / candle / candles
het ornament / ornamenten / ornament / ornaments
de klarinet / klarinetten / clarinet / clarinets
de trompet / trompetten / trumpet / trumpets
de kwast / kwasten / paintbrush / paintbrushes
het penseel / penselen / artist's brush / artist's brushes
de stekker / stekkers / plug / plugs
de drone / drones / drone / drones
de zonnewijzer / zonnewijzers / sundial / sundials
het standbeeld / standbeelden / statue / statues
de fontein / fonteinen / fountain / fountains
de hangmat / hangmatten / hammock / hammocks
het vliegtuig / vliegtuigen / aeroplane / aeroplanes
de tunnel / tunnels / tunnel / tunnels
de tribune / tribunes / grandstand / grandstands
de kubus / kubussen / cube / cubes
de cilinder / cilinders / cylinder / cylinders
het prisma / prisma's / prism / prisms
de asbak / asbakken / ashtray / ashtrays
de theepot / theepotten / teapot / teapots
het servet / servetten / napkin / napkins
de vork / vorken / fork / forks
de lepel / lepels / spoon / spoons
de koekenpan / koekenpannen / frying pan / frying pans
het fornuis / fornuizen / cooker / cookers
de waterkoker / waterkokers / kettle / kettles
de stofzuiger / stofzuigers / vacuum cleaner / vacuum cleaners
de strijkplank / strijkplanken / ironing board / ironing boards
het kussensloop / kussenslopen / pillowcase / pillowcases
de pantoffel / pantoffels / slipper / slippers
de handschoen / handschoenen / glove / gloves
de sjaal / sjaals / scarf / scarves
de trui / truien / sweater / sweaters
het overhemd / overhemden / shirt / shirts
de kapstok / kapstokken / coat rack / coat racks
het tilnet / tilnetten / lifting sling / lifting slings
de spalk / spalken / splint / splints
het perceel / percelen / plot / plots
de wieg / wiegen / cradle / cradles
"""

_INSIDE_VERBS = """\
inzien / in / zie / ingezien / view
bekijken / / bekijk / / view
wijzigen / / wijzig / gewijzigd / change
bewerken / / bewerk / bewerkt / edit
verwijderen / / verwijder / verwijderd / delete
aanmaken / aan / maak / aangemaakt / create
toevoegen / toe / voeg / toegevoegd / add
registreren / / registreer / geregistreerd / register
vastleggen / vast / leg / vastgelegd / record
goedkeuren / goed / keur / goedgekeurd / approve
afkeuren / af / keur / afgekeurd / reject
ondertekenen / / onderteken / ondertekend / sign
aftekenen / af / teken / afgetekend / sign off
controleren / / controleer / gecontroleerd / check
archiveren / / archiveer / gearchiveerd / archive
exporteren / / exporteer / geëxporteerd / export
importeren / / importeer / geïmporteerd / import
afdrukken / af / druk / afgedrukt / print
versturen / / verstuur / verstuurd / send
doorsturen / door / stuur / doorgestuurd / forward
koppelen / / koppel / gekoppeld / link
ontkoppelen / / ontkoppel / ontkoppeld / unlink
beheren / / beheer / beheerd / manage
openen / / open / geopend / open
aanvragen / aan / vraag / aangevraagd / request
annuleren / / annuleer / geannuleerd / cancel
beoordelen / / beoordeel / beoordeeld / assess
corrigeren / / corrigeer / gecorrigeerd / correct
kopiëren / / kopieer / gekopieerd / copy
blokkeren / / blokkeer / geblokkeerd / block
activeren / / activeer / geactiveerd / activate
publiceren / / publiceer / gepubliceerd / publish
invullen / in / vul / ingevuld / fill in
plannen / / plan / gepland / schedule
accepteren / / accepteer / geaccepteerd / accept
afronden / af / rond / afgerond / complete
"""

_OUTSIDE_VERBS = """\
lijmen / / lijm / gelijmd / glue
schilderen / / schilder / geschilderd / paint
schuren / / schuur / geschuurd / sand
zagen / / zaag / gezaagd / saw
verven / / verf / geverfd / dye
naaien / / naai / genaaid / sew
breien / / brei / gebreid / knit
borduren / / borduur / geborduurd / embroider
graveren / / graveer / gegraveerd / engrave
polijsten / / polijst / gepolijst / polish
boenen / / boen / geboend / scrub
opvouwen / op / vouw / opgevouwen / fold up
afstoffen / af / stof / afgestoft / dust
verankeren / / veranker / verankerd / anchor
vernissen / / vernis / gevernist / varnish
inlijsten / in / lijst / ingelijst / frame
omheinen / / omhein / omheind / fence
besproeien / / besproei / besproeid / sprinkle
snoeien / / snoei / gesnoeid / prune
oogsten / / oogst / geoogst / harvest
zaaien / / zaai / gezaaid / sow
stomen / / stoom / gestoomd / steam
glaceren / / glaceer / geglaceerd / glaze
marineren / / marineer / gemarineerd / marinate
solderen / / soldeer / gesoldeerd / solder
lassen / / las / gelast / weld
galvaniseren / / galvaniseer / gegalvaniseerd / galvanize
isoleren / / isoleer / geïsoleerd / insulate
ventileren / / ventileer / geventileerd / ventilate
dirigeren / / dirigeer / gedirigeerd / conduct
componeren / / componeer / gecomponeerd / compose
toejuichen / toe / juich / toegejuicht / applaud
uitbeelden / uit / beeld / uitgebeeld / depict
nabootsen / na / boots / nagebootst / imitate
ontrafelen / / ontrafel / ontrafeld / unravel
ontkurken / / ontkurk / ontkurkt / uncork
verbrijzelen / / verbrijzel / verbrijzeld / shatter
verpulveren / / verpulver / verpulverd / pulverize
neerlaten / neer / laat / neergelaten / lower
wegslepen / weg / sleep / weggesleept / tow away
opblazen / op / blaas / opgeblazen / inflate
losschroeven / los / schroef / losgeschroefd / unscrew
aanharken / aan / hark / aangeharkt / rake
bijslijpen / bij / slijp / bijgeslepen / sharpen
smeden / / smeed / gesmeed / forge
vergulden / / verguld / verguld / gild
"""

ADJECTIVES = [
    Adjective(*line.split(" / "))
    for line in """\
nieuw / nieuwe / new
medisch / medische / medical
digitaal / digitale / digital
persoonlijk / persoonlijke / personal
tijdelijk / tijdelijke / temporary
vertrouwelijk / vertrouwelijke / confidential
extern / externe / external
wekelijks / wekelijkse / weekly
algemeen / algemene / general
glanzend / glanzende / shiny
roestig / roestige / rusty
kleurrijk / kleurrijke / colourful
zwaar / zware / heavy
antiek / antieke / antique
breekbaar / breekbare / fragile
vierkant / vierkante / square
""".splitlines()
]


def outside_nouns() -> list[Noun]:
    """Give nouns that no table has; a word that the lexicon has learnt since is left out."""
    rows = [Noun(line.startswith("het "), *line[3:].strip().split(" / ")) for line in _OUTSIDE_NOUNS.splitlines()]
    return [noun for noun in rows if fold(noun.dutch) not in tables.NOUNS]


@cache
def inside_nouns() -> list[Noun]:
    """Give the nouns of the lexicon's own table, without the proposals of second choice."""
    found = []
    for dutch, article, plurals, english, english_plurals, *_ in _rows("nouns.txt"):
        first, second = english.split(";")[0].strip(), english_plurals.split(";")[0].strip()
        found.append(Noun(article.startswith("het"), dutch, plurals.split(",")[0].strip(), first, second))
    return found


def verbs(*, known: bool) -> list[Verb]:
    """Give verbs with their forms: those of the lexicon's table, or those that it does not have."""
    rows = [
        Verb(*map(str.strip, line.split("/"))) for line in (_INSIDE_VERBS if known else _OUTSIDE_VERBS).splitlines()
    ]
    if known:
        return rows
    return [
        verb
        for verb in rows
        if fold(verb.dutch) not in tables.OPERATIONS and english_key(verb.english) not in tables.ENGLISH_OPERATIONS
    ]


@cache
def operations() -> list[Verb]:
    """Give all operations of the lexicon's tables, those of several words too, without their other forms.

    In the English ``…`` stands where the subject does. *Toegang verlenen tot* is left out: the subject stands after it.
    """
    single = [(dutch, english) for dutch, _, _, english, *_ in _rows("operations.txt")]
    phrases = [(dutch, english) for dutch, _, english, *_ in _rows("operation_phrases.txt")]
    return [
        Verb(dutch, "", "", "", english[0].lower() + re.split(r",| \(", english)[0][1:])
        for dutch, english in single + phrases
        if english and dutch.endswith("n")
    ]


def _rows(name: str) -> Iterator[list[str]]:
    text = files("onsrights.ons.lexicon").joinpath(name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        yield [cell.strip() for cell in line.split("|")]


@cache
def both_articles() -> frozenset[str]:
    """Give the nouns that take either article."""
    return frozenset(dutch for dutch, article, *_ in _rows("nouns.txt") if "/" in article)


@cache
def plural_in_practice(singular: str, plural: str) -> bool:
    """Whether a noun lives in the plural, has none, or is the same in both numbers: then a plural is no fault."""
    if singular == plural:
        return True
    text = "".join(
        files("onsrights.ons.lexicon").joinpath(name).read_text("utf-8")
        for name in ("number_dutch.txt", "number_english.txt")
    )
    listed = set(re.split(r"[,;|/\n]\s*", text))
    return any(
        word.strip() in listed for word in (singular, plural, singular.rpartition(" ")[2], plural.rpartition(" ")[2])
    )
