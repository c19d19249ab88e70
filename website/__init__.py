"""What makes the documentation's web site.

``python -m website`` (``make docs``) builds it from the pages in ``docs``, from the pages of the rules, and from the
program itself. Only the build needs the packages of the extra ``docs``; all the text is made without them.
"""

from __future__ import annotations

__all__: list[str] = []
