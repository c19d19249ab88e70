"""The playground: a page of the site on which the package itself runs, in the reader's browser.

What runs there is the interpreter of Pyodide, this package, and the libraries that a check imports. :mod:`.build` puts
it together from package registries, :mod:`.wasm` compiles libyaml for it, :mod:`.page` makes the page, and
:mod:`.answering` is what the page talks to.
"""
