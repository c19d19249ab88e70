"""What a rule may promise of a key that it is about, so that it need not be asked of every right.

A rule names the keys that it reads (``about`` in its ``RULE``), and is asked of every right. Most rights are made of
what was seen sound before, though, and a rule that promises one of these of **all** its keys is passed over there
(:mod:`onsrights.ons.judge`). A test asks every rule in every case, and holds that nothing else comes out.

``dutch_name:reading``, ``english_name:reading``
    What it says depends on nothing of the name but the way it reads: its parts, and what stands between them. A rule
    that knows some *word* may not promise that: for two names whose nouns differ read alike. Where it has no more than
    a remark (its severity is ``info``), it is asked again of every right of that kind.
``identifier:access``
    The same for the identifier: nothing but whether it is that of a right to the whole application.
``identifier:following``
    It has nothing to say where the identifier is the one that follows from the English name, with or without its scope,
    and the names are sound.

A rule without ``check`` is found while the key is read, and one with ``check_name`` is asked of every name while it is
read; what is remembered there is told in :mod:`onsrights.ons.names.familiar`.
"""

from __future__ import annotations

__all__ = ["ACCESS", "FOLLOWING", "READINGS"]

READINGS = ("dutch_name:reading", "english_name:reading")
ACCESS = "identifier:access"
FOLLOWING = "identifier:following"
