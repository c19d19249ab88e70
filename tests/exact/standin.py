"""A stand-in for the engine's walk over tree and schema."""

from onsrights.engine.check.field import Field, Items, Keys, step
from onsrights.engine.source import Source
from onsrights.engine.tree import read_tree
from onsrights.exact.model import App
from onsrights.exact.tables import tables


def value(node, name, pointer, document):
    if node[0] == "mapping":
        vals = {}
        for key, each in node[3]:
            v = value(each, key[3], f"{pointer}/{step(key[3])}", document)
            if v is not None:
                vals[key[3]] = v
        return Keys(pointer, document, vals, frozenset(k[3] for k, _ in node[3]))
    if node[0] == "sequence":
        return Items(
            pointer, document, tuple(value(e, name, f"{pointer}/{i}", document) for i, e in enumerate(node[3]))
        )
    return Field(name, node[3], pointer, document, node) if node[3] else None


def apps(text, T=None):
    tree = read_tree(Source("x.exact.yaml", text))
    return tree, [App(value(root, "", "", n), T or tables()) for n, root in enumerate(tree.documents) if root]
