"""What the schema asks of a manifest; made from ``schemas/afas.schema.json`` by ``make generate``, do not edit."""

from __future__ import annotations

from onsrights.engine.check.shape import Shape

SHAPE = Shape(
    "map",
    "",
    required=("manifest", "platform", "integration", "connector",),
    free=("x-",),
    keys={
        "$schema": Shape("any", "$schema"),
        "manifest": Shape("whole", "manifest", choices=("1",)),
        "platform": Shape("choice", "platform", choices=("afas",)),
        "profile": Shape("choice", "profile", choices=("customer", "partner",)),
        "integration": Shape(
            "map",
            "integration",
            required=("name",),
            keys={
                "name": Shape("text", "integration.name"),
                "vendor": Shape("text", "integration.vendor"),
                "prefix": Shape("text", "integration.prefix"),
                "known_as": Shape(
                    "list",
                    "integration.known_as",
                    item=Shape("text", "integration.known_as[]"),
                ),
                "integration_id": Shape("text", "integration.integration_id"),
            },
        ),
        "connector": Shape(
            "map",
            "connector",
            required=("description", "called_by", "authentication",),
            keys={
                "description": Shape("text", "connector.description"),
                "called_by": Shape("choice", "connector.called_by", choices=("system", "users",)),
                "authentication": Shape(
                    "map",
                    "connector.authentication",
                    required=("type",),
                    keys={
                        "type": Shape("choice", "connector.authentication.type", choices=("classic", "hybrid", "oauth",)),
                        "until": Shape("date", "connector.authentication.until"),
                        "otp": Shape("flag", "connector.authentication.otp"),
                        "client": Shape("choice", "connector.authentication.client", choices=("confidential", "public",)),
                        "flow": Shape("choice", "connector.authentication.flow", choices=("client_credentials", "authorization_code",)),
                        "client_authentication": Shape("choice", "connector.authentication.client_authentication", choices=("client_secret", "private_key_jwt",)),
                        "public_key": Shape("choice", "connector.authentication.public_key", choices=("certificate", "jwks",)),
                        "jwks_uri": Shape("text", "connector.authentication.jwks_uri"),
                        "algorithm": Shape("text", "connector.authentication.algorithm"),
                        "key_bits": Shape("whole", "connector.authentication.key_bits"),
                        "curve": Shape("text", "connector.authentication.curve"),
                        "redirect_uri": Shape("text", "connector.authentication.redirect_uri"),
                        "pkce": Shape("text", "connector.authentication.pkce"),
                        "dpop": Shape("flag", "connector.authentication.dpop"),
                    },
                ),
                "set_up": Shape("choice", "connector.set_up", choices=("wizard", "by_hand",)),
                "blocked": Shape("flag", "connector.blocked"),
                "blocked_reason": Shape("text", "connector.blocked_reason"),
                "group": Shape(
                    "map",
                    "connector.group",
                    required=("name",),
                    keys={
                        "name": Shape("text", "connector.group.name"),
                        "existing": Shape("flag", "connector.group.existing"),
                        "members": Shape("text", "connector.group.members"),
                        "functions": Shape(
                            "list",
                            "connector.group.functions",
                            item=Shape("text", "connector.group.functions[]"),
                        ),
                        "tabs": Shape(
                            "list",
                            "connector.group.tabs",
                            item=Shape("text", "connector.group.tabs[]"),
                        ),
                        "actions": Shape(
                            "list",
                            "connector.group.actions",
                            item=Shape("text", "connector.group.actions[]"),
                        ),
                        "filters": Shape(
                            "list",
                            "connector.group.filters",
                            item=Shape(
                                "map",
                                "connector.group.filters[]",
                                required=("name",),
                                keys={
                                    "name": Shape("text", "connector.group.filters[].name"),
                                    "grants": Shape("text", "connector.group.filters[].grants"),
                                },
                            ),
                        ),
                    },
                ),
                "users": Shape(
                    "list",
                    "connector.users",
                    item=Shape(
                        "map",
                        "connector.users[]",
                        required=("user", "kind",),
                        keys={
                            "user": Shape("text", "connector.users[].user"),
                            "kind": Shape("choice", "connector.users[].kind", choices=("system", "person",)),
                            "description": Shape("text", "connector.users[].description"),
                            "in_group": Shape("flag", "connector.users[].in_group"),
                            "has_email": Shape("flag", "connector.users[].has_email"),
                            "applications": Shape(
                                "list",
                                "connector.users[].applications",
                                item=Shape("text", "connector.users[].applications[]"),
                            ),
                            "afas_accept": Shape("flag", "connector.users[].afas_accept"),
                            "blocked": Shape("flag", "connector.users[].blocked"),
                        },
                    ),
                ),
                "get_connectors": Shape(
                    "list",
                    "connector.get_connectors",
                    item=Shape(
                        "map",
                        "connector.get_connectors[]",
                        required=("name",),
                        short=True,
                        keys={
                            "name": Shape("text", "connector.get_connectors[].name"),
                            "purpose": Shape("text", "connector.get_connectors[].purpose"),
                            "data_collection": Shape("text", "connector.get_connectors[].data_collection"),
                            "authorisation": Shape("choice", "connector.get_connectors[].authorisation", choices=("included", "excluded",)),
                            "filters": Shape(
                                "list",
                                "connector.get_connectors[].filters",
                                item=Shape("text", "connector.get_connectors[].filters[]"),
                            ),
                            "fields": Shape(
                                "list",
                                "connector.get_connectors[].fields",
                                item=Shape("text", "connector.get_connectors[].fields[]"),
                            ),
                            "privacy_fields": Shape(
                                "list",
                                "connector.get_connectors[].privacy_fields",
                                item=Shape(
                                    "map",
                                    "connector.get_connectors[].privacy_fields[]",
                                    required=("field",),
                                    short=True,
                                    keys={
                                        "field": Shape("text", "connector.get_connectors[].privacy_fields[].field"),
                                        "reason": Shape("text", "connector.get_connectors[].privacy_fields[].reason"),
                                    },
                                ),
                            ),
                            "custom_fields": Shape(
                                "list",
                                "connector.get_connectors[].custom_fields",
                                item=Shape("text", "connector.get_connectors[].custom_fields[]"),
                            ),
                            "fixed_filter": Shape(
                                "map",
                                "connector.get_connectors[].fixed_filter",
                                required=("text",),
                                keys={
                                    "text": Shape("text", "connector.get_connectors[].fixed_filter.text"),
                                    "operators": Shape(
                                        "list",
                                        "connector.get_connectors[].fixed_filter.operators",
                                        item=Shape("whole", "connector.get_connectors[].fixed_filter.operators[]", least=1, most=15),
                                    ),
                                    "reason": Shape("text", "connector.get_connectors[].fixed_filter.reason"),
                                },
                            ),
                            "definition_group": Shape("text", "connector.get_connectors[].definition_group"),
                            "blocked": Shape("flag", "connector.get_connectors[].blocked"),
                            "file": Shape("text", "connector.get_connectors[].file"),
                        },
                    ),
                ),
                "update_connectors": Shape(
                    "list",
                    "connector.update_connectors",
                    item=Shape(
                        "map",
                        "connector.update_connectors[]",
                        required=("name",),
                        short=True,
                        keys={
                            "name": Shape("text", "connector.update_connectors[].name"),
                            "purpose": Shape("text", "connector.update_connectors[].purpose"),
                            "methods": Shape(
                                "list",
                                "connector.update_connectors[].methods",
                                item=Shape("choice", "connector.update_connectors[].methods[]", choices=("get", "post", "put", "delete",)),
                            ),
                            "privacy_fields": Shape(
                                "list",
                                "connector.update_connectors[].privacy_fields",
                                item=Shape(
                                    "map",
                                    "connector.update_connectors[].privacy_fields[]",
                                    required=("field",),
                                    short=True,
                                    keys={
                                        "field": Shape("text", "connector.update_connectors[].privacy_fields[].field"),
                                        "reason": Shape("text", "connector.update_connectors[].privacy_fields[].reason"),
                                    },
                                ),
                            ),
                            "custom_fields": Shape(
                                "list",
                                "connector.update_connectors[].custom_fields",
                                item=Shape("text", "connector.update_connectors[].custom_fields[]"),
                            ),
                        },
                    ),
                ),
                "special_connectors": Shape(
                    "list",
                    "connector.special_connectors",
                    item=Shape("text", "connector.special_connectors[]"),
                ),
                "ip_restrictions": Shape(
                    "map",
                    "connector.ip_restrictions",
                    keys={
                        "allow": Shape(
                            "list",
                            "connector.ip_restrictions.allow",
                            item=Shape("text", "connector.ip_restrictions.allow[]"),
                        ),
                        "exclude": Shape(
                            "list",
                            "connector.ip_restrictions.exclude",
                            item=Shape("text", "connector.ip_restrictions.exclude[]"),
                        ),
                    },
                ),
                "webhooks": Shape(
                    "list",
                    "connector.webhooks",
                    item=Shape(
                        "map",
                        "connector.webhooks[]",
                        required=("description", "url",),
                        keys={
                            "description": Shape("text", "connector.webhooks[].description"),
                            "url": Shape("text", "connector.webhooks[].url"),
                            "secret_ref": Shape("text", "connector.webhooks[].secret_ref"),
                            "blocked": Shape("flag", "connector.webhooks[].blocked"),
                        },
                    ),
                ),
                "note": Shape("text", "connector.note"),
            },
        ),
        "environments": Shape(
            "list",
            "environments",
            item=Shape(
                "map",
                "environments[]",
                required=("number", "type",),
                keys={
                    "id": Shape("text", "environments[].id"),
                    "number": Shape("plain", "environments[].number"),
                    "name": Shape("text", "environments[].name"),
                    "type": Shape("text", "environments[].type"),
                    "hosting": Shape("choice", "environments[].hosting", choices=("afas-online", "local",)),
                    "profit_version": Shape("whole", "environments[].profit_version", least=1),
                    "base_url": Shape("text", "environments[].base_url"),
                    "blocked": Shape("flag", "environments[].blocked"),
                    "blocked_reason": Shape("text", "environments[].blocked_reason"),
                    "ip_restrictions": Shape(
                        "map",
                        "environments[].ip_restrictions",
                        keys={
                            "allow": Shape(
                                "list",
                                "environments[].ip_restrictions.allow",
                                item=Shape("text", "environments[].ip_restrictions.allow[]"),
                            ),
                            "exclude": Shape(
                                "list",
                                "environments[].ip_restrictions.exclude",
                                item=Shape("text", "environments[].ip_restrictions.exclude[]"),
                            ),
                        },
                    ),
                    "redirect_uri": Shape("text", "environments[].redirect_uri"),
                    "jwks_uri": Shape("text", "environments[].jwks_uri"),
                },
            ),
        ),
        "credentials": Shape(
            "list",
            "credentials",
            item=Shape(
                "map",
                "credentials[]",
                required=("kind",),
                keys={
                    "kind": Shape("choice", "credentials[].kind", choices=("token", "client_secret", "certificate", "jwks_key",)),
                    "environment": Shape("text", "credentials[].environment"),
                    "user": Shape("text", "credentials[].user"),
                    "device": Shape("text", "credentials[].device"),
                    "secret_ref": Shape("text", "credentials[].secret_ref"),
                    "issued": Shape("date", "credentials[].issued"),
                    "expires": Shape("date", "credentials[].expires"),
                },
            ),
        ),
        "calls": Shape(
            "list",
            "calls",
            item=Shape(
                "map",
                "calls[]",
                required=("connector",),
                keys={
                    "connector": Shape("text", "calls[].connector"),
                    "methods": Shape(
                        "list",
                        "calls[].methods",
                        item=Shape("choice", "calls[].methods[]", choices=("get", "post", "put", "delete",)),
                    ),
                    "operators": Shape(
                        "list",
                        "calls[].operators",
                        item=Shape("whole", "calls[].operators[]", least=1, most=15),
                    ),
                },
            ),
        ),
        "certification": Shape(
            "map",
            "certification",
            keys={
                "implementation_document": Shape("text", "certification.implementation_document"),
                "fie_file": Shape("text", "certification.fie_file"),
                "pentest_valid_until": Shape("date", "certification.pentest_valid_until"),
            },
        ),
    },
)
