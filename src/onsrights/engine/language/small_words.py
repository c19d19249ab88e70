"""The words of a text that tell its language, and the small words that tell it at once.

A function word stands in one of the sets only if it is no word of the other language, nor of the languages around:
*of* is Dutch too, *de* and *en* are French, *die* and *was* are German.
"""

from __future__ import annotations

from onsrights.engine.declared import pattern

__all__ = ["DUTCH", "ENGLISH", "FOREIGN", "FOREIGN_LETTERS", "LOANS", "letters_only"]

DUTCH = frozenset(
    "aan alleen andere bij binnen bepaalde daarna deze dit dus een eerst eigen elk elke geeft geen geven "
    "haar heeft hebben het hij iemand ieder iedere indien kunnen kunt maken mag meer mogen moet moeten naar "
    "nieuwe niet nodig nog ook stelt staat staan tijdens toestemming tot tussen uit uw van vanuit "
    "voor voordat waar waarin waarmee waarop wanneer wel welke wordt worden zelf zich zijn zoals zodat zonder ze "
    "aanmaken aanpassen beheren bekijken cliënt cliënten gebruiker gebruikers gegevens inzien medewerker medewerkers "
    "mogelijk toevoegen verwijderen wijzigen zorgverlener".split()
)
ENGLISH = frozenset(
    "allow allowed allowing allows an and any are be because been before being "
    "between both but by can cannot does each "
    "every for from gives has have how if into it its may must new not only other our out own required same "
    "several should such than that the their them then there these they this those through to until used user users "
    "using what when where whether which while who whom whose will with within without would you your "
    "adding changing creating deleting editing employee employees managing needed "
    "reading removing sending viewing".split()
)
FOREIGN = (
    frozenset(
        # German
        "auf auch aus bei beim damit das dass dem den der des diese dieser dieses durch "
        "ein eine einem einen einer eines "
        "erlaubt für gewährt ihre ist kann können mit nach nicht nur oder sich sie sind über und vom von werden wird "
        "wurde zu zum zur "
        # French
        "au aux avec ce ces cette dans des donne du elle est et il la le les leur ne "
        "nous ou par pas permet peut plus pour "
        "qui sa ses son sont sur un une utilisateur vers "
        # Spanish, Portuguese, Italian
        "al ao aos as che com como con da dai dal das degli dei del della delle di do "
        "dos e el em es esta este gli i il "
        "las lo los mas nel nella no na não nos o os para pela pelo per permite por que según se su sul sus um uma una "
        "uno y "
        # Danish, Norwegian, Swedish
        "af at att av det eller en er ett för fra från för giver gir har i ikke inte kan med og och om på som till til "
        "tillåter ved vid "
        # Polish, Turkish, Indonesian, Frisian
        "do jest na nie oraz przez się w z ve bir için ile dan untuk yang dengan fan fanút foar oan yn jout"
        "".split()
    )
    - DUTCH
    - ENGLISH
    - frozenset(
        "al alle als an as at da dan de den der des do does dos en er en es i in is kan "
        "la las les los me na no o of om par pas per son te was we werden y nos ne mas".split()
    )
)
"""Small words of other languages that are words of neither Dutch nor English."""

FOREIGN_LETTERS = frozenset("äßøåñãõæœìòùýþðıłąęśżźćńčšžřůőűğş")
"""Letters that neither Dutch nor English writes."""

LOANS = frozenset(
    "account admin agenda api app backup browser cloud code coach contact content controller dashboard data database "
    "device display document download e-mail email error event export feedback file filter format hardware help home "
    "id import inbox information interface internet intranet item job label laptop link linked live log login logout "
    "mail manager management medium meeting menu module monitor monitoring online offline update upload password "
    "pincode planning platform plugin plan portal portfolio preview print printer privacy product profile project "
    "proxy query register release report reset router scan scanner score screening script server service sensor "
    "session smartphone software spam standard start status stop support sync system tablet tag team template test "
    "ticket timer token tool tracking training triage trigger type upgrade url version video view web webhook website "
    "widget wifi workflow workspace zoom".split()
)
"""Words that are used in both languages, and say nothing about a text."""

_SET_APART = pattern(
    r'"[^"]{1,200}"|“[^”]{1,200}”|„[^”“]{1,200}[”“]|«[^»]{1,200}»|‘[^’]{1,200}’(?!\w)|(?<!\w)\'[^\']{1,200}\'(?!\w)'
    r"|`[^`]{1,200}`|\[[^\[\]]{0,200}\]|\([^()]{1,200}\)|\{[^{}]{0,200}\}|<[^<>]{1,200}>"
)
"""What stands between quotation marks or brackets: it may be in any language."""
_EDGES = ".,;:!?…*•·–—/\\\"'“”‘’„«»()[]{}<>|+=~#^_-"
_ENDS = frozenset(".!?:;•*")
_INSIDE = str.maketrans("", "", "-'’")
_MOST = 2000
"""Characters of a text that are looked at; more would say nothing new."""


def letters_only(text: str) -> list[str]:
    """Give the words of a text that may tell its language, in small letters.

    Left out is what people write alike in every language: what is quoted or in brackets, addresses, numbers,
    identifiers, acronyms, and names, which are words with a capital in the middle of a sentence.
    """
    found = []
    starts = True
    for written in _SET_APART.sub(" ", text[:_MOST]).split():
        word = written.strip(_EDGES)
        if word:
            plain = word.translate(_INSIDE)
            if plain.isalpha() and (word.islower() or (starts and plain[:1].isupper() and plain[1:].islower())):
                found.append(word.lower().replace("’", "'"))
            starts = False
        if written[-1] in _ENDS:
            starts = True
    return found
