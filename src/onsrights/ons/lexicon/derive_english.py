"""Derive the English verbs of WordNet, for words that the lexicon's own tables do not know.

    python -m onsrights.ons.lexicon.derive_english /usr/share/wordnet

The folder is that of WordNet 3.0 (in Debian the package ``wordnet-base``); read are ``index.verb``, ``index.noun``,
``index.adj``, ``index.adv``, ``verb.exc`` and ``noun.exc``. The result is written to ``_english_verbs.py``; it depends
on these files and on the two lists below, nothing else.

A verb is kept if it is one word of letters, perhaps with hyphens, and keyed as it is looked up: without hyphens and
with -ise for -ize, so that both spellings are known. Beside it stands which of its forms are ordinary words (bits: 1
in -s, 2 in -ing, 4 in -ed): those that WordNet has as a noun, adjective or adverb, and the plural of every noun.
"""

from __future__ import annotations

import sys
from binascii import b2a_base64
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import compress

from onsrights.ons.lexicon.english_verbs import candidates
from onsrights.ons.lexicon.words import english_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["irregular_forms", "main", "marked_verbs", "pack"]

# Verbs of today's software and care that WordNet lacks, own work. Those with a prefix that the look-up takes off
# (re-, un-, pre- …) need no line.
MODERN = """
    allowlist anonymise autofill autosave backfill backup bcc benchmark beta-test blocklist bookmark bulk-edit
    calendarise cc checkin checkout checksum crowdsource deduplicate deep-link denylist deprovision deregister
    direct-message double-book double-click downvote drag-and-drop e-mail e-sign email facetime fast-track
    favourite finetune forward-date friend gamify geocode geofence geolocate geotag hardcode hashtag hotlink
    hyperlink inbox interoperate livestream log login logoff logon logout mainstream micromanage mind-map
    multi-select multitask offboard onboard parameterise paywall phish photoshop pixelate preapprove prefill
    preload preregister prescan productise pseudonymise quick-add reinvite relink remap remote-wipe rename
    replan repost reschedule resend resync retag retweet roadmap robocall rollback rollout roster sandbox
    screen-share screencast screenshare screenshot showcase sideload signpost skype spellcheck sync
    task-switch teleconsult telemonitor template text timebox timestamp tokenise transclude triage typecheck
    unban uncheck undelete unenrol unflag unfollow unfriend unhide uninstall unjoin unlike unlink unlist unmap
    unmute unpair unpin unpublish unregister unsave unsend unset unsign unstar unsubscribe unsync untag
    upcycle upload upsell upskill upvote version video-call videoconference virtualise vlog voicemail waitlist
    webcast whatsapp whiteboard whitelist wireframe workshop
"""
# Nouns that WordNet lacks though their verb is known: a name may end in one, so they must not be mended.
ORDINARY = """
    budgeting consults dosing fundraising geofencing handwashing hosting invoicing livestreaming mentoring multitasking
    networking offboarding onboarding outsourcing parenting prescribing provisioning queueing queuing
    recruiting rehousing rostering routing safeguarding scripting sequencing signposting sourcing staffing
    suctioning tagging teleconsulting telemonitoring texting timing troubleshooting upskilling vlogging
    volunteering wireframing
"""
_BITS = {"third-person": 1, "gerund": 2, "participle": 4}


def _words(path: Path) -> set[str]:
    """Read the lemmas of an index (or the forms of a list of exceptions) that are one word."""
    lines = path.read_text(encoding="ascii").splitlines()
    return {word for line in lines if (word := line.partition(" ")[0]) and word.replace("-", "").isalpha()}


def marked_verbs(verbs: Iterable[str], nouns: Iterable[str], others: Iterable[str]) -> dict[str, int]:
    """Give each verb with the bits of its forms that are ordinary words: those that ``others`` holds."""
    marks = dict.fromkeys(map(english_key, verbs), 0)
    for noun in map(english_key, nouns):
        if noun in marks:
            marks[noun] |= _BITS["third-person"]
    for word in {word.replace("-", "") for word in others}:
        for base, kind in candidates(word):
            if (key := english_key(base)) in marks:
                marks[key] |= _BITS[kind]
    return marks


def irregular_forms(lines: Iterable[str], marks: Mapping[str, int], others: set[str]) -> dict[str, str]:
    """Give the forms in ``verb.exc`` that no rule leads back to their base, neither ordinary words nor doubtful."""
    bases: dict[str, set[str]] = {}
    for line in lines:
        form, *found = line.split(" ")
        bases.setdefault(form, set()).update(base for base in found if english_key(base) in marks)
    return {
        form: found.pop()
        for form, found in bases.items()
        if len(found) == 1
        and form.isalpha()
        and form not in others
        and english_key(form) not in marks
        and not any(english_key(base) in marks for base, _ in candidates(form))
    }


def pack(lines: Iterable[str]) -> bytes:
    """Pack lines: deflated, in base 64."""
    return b2a_base64(compress("\n".join(lines).encode("ascii"), 9), newline=False)


def _shared(marks: Mapping[str, int]) -> Iterable[str]:
    """Write each verb after the count of letters it shares with the one before, and before its bits."""
    before = ""
    for word, bits in sorted(marks.items()):
        shared = 0
        while shared < min(len(word), len(before)) and word[shared] == before[shared]:
            shared += 1
        yield f"{chr(48 + shared)}{word[shared:]}{bits}"
        before = word


def main(arguments: Sequence[str]) -> int:
    """Write ``_english_verbs.py`` from the folder named; give the exit status."""
    (folder,) = map(Path, arguments)
    nouns = _words(folder / "index.noun")
    others = nouns | _words(folder / "index.adj") | _words(folder / "index.adv") | _words(folder / "noun.exc")
    others |= set(ORDINARY.split())
    modern = set(MODERN.split())  # most are nouns too (Roadmaps), so no form in -s of theirs is judged
    marks = marked_verbs(_words(folder / "index.verb") | modern, nouns | modern, others)
    exceptions = (folder / "verb.exc").read_text(encoding="ascii").splitlines()
    irregular = irregular_forms(exceptions, marks, others)
    text = (
        '"""English verbs and irregular forms from WordNet 3.0; see ``LICENSE-WordNet.txt``.\n\n'
        "WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved.\n\n"
        "Generated by ``python -m onsrights.ons.lexicon.derive_english``: change that, not this.\n"
        '"""\n\n# ruff: noqa: E501\n\n'
        f'VERBS = b"{pack(_shared(marks)).decode()}"\n'
        f'IRREGULAR = b"{pack(map(" ".join, sorted(irregular.items()))).decode()}"\n'
    )
    (Path(__file__).parent / "_english_verbs.py").write_text(text, encoding="ascii")
    sys.stdout.write(f"{len(marks)} verbs, {len(irregular)} irregular forms, {len(text)} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
