"""ONS901: a right that was denied without the reason, or a reason at a right that was not denied."""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

RULE = Rule("ONS901", "denied-without-reason", "warning", about=("status", "denial_reason"))

TEXTS = {
    "message": Text(
        nl='Dit recht is afgewezen, maar de reden ontbreekt. Zet die erbij in het veld "denied_reason".',
        en='This right was denied, but the reason is missing. Give it in the field "denied_reason".',
    ),
    "other-status": Text(
        nl='Hier staat een reden van afwijzing, maar de status is "{status}". '
        'Schrijf "status: denied", of haal "denied_reason" weg.',
        en='There is a reason for denial, but the status is "{status}". Write "status: denied", or '
        'remove "denied_reason".',
    ),
    "without-status": Text(
        nl="Hier staat een reden van afwijzing, maar het recht heeft geen status. "
        'Schrijf er "status: denied" bij, of haal "denied_reason" weg.',
        en='There is a reason for denial, but the right has no status. Add "status: denied", or remove '
        '"denied_reason".',
    ),
}
