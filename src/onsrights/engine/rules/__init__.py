"""The rules about files, YAML, keys, characters, comments and the baseline: one text and one page for every platform.

Their codes have three digits here; on a platform its prefix comes before them. Where a platform says something in words
of its own, its module of wording has them (:attr:`onsrights.engine.check.platform.Platform.wording`).
"""
