"""ONS701: a right that lets somebody into an application, without a scope of clients.

Ground: "It is currently impossible to request rights that determine whether a User can access an application … without
a scope of clients" (Right Syntax Requirements, "Dutch name"). The page lists the English *Access to
NameOfExternalIntegration* as an example, so the English name is never faulted for it. ``access_rights`` chooses another
reading.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.ons.about import ACCESS, READINGS
from onsrights.ons.names.scan import sentence

if TYPE_CHECKING:
    from onsrights.ons.model import Right

RULE = Rule("ONS701", "access-without-client-scope", "error", "display-only", about=(*READINGS, ACCESS))

TEXTS = {
    "message": Text(
        nl='Een toegangsrecht kan alleen met een bereik van cliënten worden aangevraagd. Schrijf: "{proposal}".',
        en='An access right can only be requested with a scope of clients. Write: "{proposal}".',
    ),
    "denied": Text(
        nl="Dit manifest staat geen toegangsrechten toe (access_rights: deny); vraag een recht op één onderdeel aan.",
        en="This manifest allows no access rights (access_rights: deny); request a right to one element instead.",
    ),
    "fix": Text(nl="met een bereik van cliënten", en="with a scope of clients"),
    "fix-use": Text(nl="of als gebruiksrecht", en="or as a right to use it"),
}


def check(right: Right) -> list[Finding]:
    """Look at the Dutch name."""
    setting = right.manifest.access_rights
    reading = right.dutch
    if setting == "allow" or reading is None:
        return []
    place = right.fields["dutch_name"].place()
    if setting == "deny":
        identifier = right.identifier
        if reading.kind == "access" or (identifier is not None and identifier.broad):
            return [Finding("ONS701", place, "denied")]
        return []
    if reading.kind != "access" or any(scope.entity == "client" for scope in reading.scopes):
        return []
    assert reading.subject is not None
    application = reading.pieces[reading.subject[0] : reading.subject[1]]
    scope = "[van een cliënt]"
    narrowed = sentence([*reading.pieces[: reading.subject[1]], scope], "nl")
    used = sentence([*application, scope, "gebruiken"], "nl")
    proposals = (
        Proposal(((place, narrowed),), "display-only"),
        Proposal(((place, used),), "display-only", "fix-use"),
    )
    return [Finding("ONS701", place, "message", {"proposal": narrowed}, (), proposals)]
