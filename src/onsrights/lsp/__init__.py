"""The language server: the verdict of ``onsrights check`` in an editor, while somebody types.

:mod:`~onsrights.lsp.server` speaks the protocol and knows nothing else. :mod:`~onsrights.lsp.workspace` knows which
documents are ours, their settings and the manifests beside them. :mod:`~onsrights.lsp.view` is one version of one
document with what was found in it, and :mod:`~onsrights.lsp.answers` makes of it what an editor asks for. What only a
platform knows is behind its door ``assist``. pygls and lsprotocol come with the extra ``lsp``.
"""
