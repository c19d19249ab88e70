"""What is a secret because of the key under which it stands, and what only says where one is kept."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

__all__ = ["SHORTEST", "Name", "holds_token_data", "is_reference", "is_secret", "name_of"]

Name: TypeAlias = Literal["is", "ends", "ref", ""]
"""What a key says of its value: it *is* the name of a secret, it *ends* in one, it should hold a reference to one."""

_NAMES = frozenset(
    "token accesstoken refreshtoken clientsecret secret password wachtwoord apikey apisleutel apitoken environmentkey "
    "omgevingssleutel privatekey webhooksecret".split()
)
_WORDS = ("secret", "password", "wachtwoord", "token")
_BETWEEN = "_- "

SHORTEST = 6
"""No secret that is one because of its key is shorter."""
_SHORTEST = {"is": SHORTEST, "ends": 8, "ref": 8}
_KINDS_OF_CHARACTERS = 2

_OTHER_DATA = ("thumbprint", "fingerprint", "sha", "hash", "digest", "checksum", "kid", "key_id")
"""Under keys with one of these, 64 hexadecimal digits are no secret."""
_DIGITS = frozenset("0123456789abcdefABCDEF")

_WEB = ("http", "https")
_VAULT = ".vault.azure.net"


def name_of(key: str) -> Name:
    """Say what a key says of its value."""
    lowered = key.lower()
    if lowered.endswith("_ref"):
        return "ref"
    bare = lowered.removeprefix("x-")
    for sign in _BETWEEN:
        bare = bare.replace(sign, "")
    if bare in _NAMES:
        return "is"
    return "ends" if any(lowered.endswith(word) and _is_parted(key, len(word)) for word in _WORDS) else ""


def _is_parted(key: str, length: int) -> bool:
    """Whether the last so many letters of a key are a word: behind a sign, or from a capital on."""
    at = len(key) - length
    if at == 0 or key[at - 1] in _BETWEEN:
        return True
    return key[at].isupper() and not (key[at - 1].isupper() and key[at + 1].isupper())


def is_secret(name: Name, value: str) -> bool:
    """Whether a value is a secret under a key of which :func:`name_of` says this."""
    if name == "" or len(value) < _SHORTEST[name] or value.split(None, 1) != [value]:
        return False
    if name != "is" and _kinds_of_characters(value) < _KINDS_OF_CHARACTERS:
        return False
    if name == "ref" and any(sign in value for sign in "/.:"):
        return False
    return not (is_reference(value) or _is_no_secret(value))


def _kinds_of_characters(value: str) -> int:
    kinds = (str.islower, str.isupper, str.isdigit)
    return sum(any(is_one(character) for character in value) for is_one in kinds)


def _is_no_secret(value: str) -> bool:
    lowered = value.lower()
    if value.isdigit() or lowered in {"true", "false"} or "***" in value or "\u2026" in value:
        return True
    if value[0] == "<" and value[-1] == ">" and "<" not in value[1:]:
        return True
    scheme, sign, rest = value.partition("://")
    if sign and scheme.isascii() and scheme[:1].isalpha():
        user = re.split("[/?#]", rest, maxsplit=1)[0].rpartition("@")[0]
        return ":" not in user
    return _is_placeholder(value)


def _is_placeholder(value: str) -> bool:
    """Whether a value is a word that stands for one that is still to come."""
    return (
        re.fullmatch(r"\W*(?:todo|tbd|fixme|x{3,}|lorem)\W*|\.{3,}|\?{3,}", value, re.IGNORECASE) is not None
        or re.search(r"(?<![\w-])(?:TODO|TBD|FIXME|XXX)(?![\w-])", value) is not None
    )


def is_reference(text: str) -> bool:
    """Whether a text says where a secret is kept: ``env:NAME``, ``${NAME}``, ``vault://…`` and the like."""
    text = text.strip()
    if text.startswith("env:"):
        return text[4:].isidentifier()
    if text.startswith(("${{", "{{")) and text.endswith("}}"):
        return bool(text.strip("${} \t"))
    if text.startswith("${") and text.endswith("}"):
        return text[2:-1].replace(".", "_").isidentifier()
    if text.startswith(("$", "%")):
        bare = text[1:] if text[0] == "$" else text[1:-1] if text.endswith("%") else ""
        return bare.isidentifier() and bare == bare.upper()
    scheme, sign, rest = text.partition("://")
    if not (sign and rest) or "@" in rest or rest.split(None, 1) != [rest]:
        return False
    if scheme.lower() not in _WEB:
        return re.fullmatch("[A-Za-z][A-Za-z0-9+.-]*", scheme) is not None
    host, _, path = rest.partition("/")
    return (
        scheme.lower() == "https" and host.lower().endswith(_VAULT) and path.removeprefix("secrets/") not in {"", path}
    )


def holds_token_data(key: str, value: str) -> bool:
    """Whether a value is the data part of a token, which is 64 hexadecimal digits and nothing else."""
    if len(value) != 64 or not _DIGITS.issuperset(value):  # noqa: PLR2004 - see above
        return False
    lowered = key.lower()
    return not any(word in lowered for word in _OTHER_DATA)
