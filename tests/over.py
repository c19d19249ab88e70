"""One test over many cases, for cases that take less time than a test of their own would cost."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SHOWN = 10
"""Failures that are told with all that pytest says of them; of the others the cases are named."""


def over(
    names: str | tuple[str, ...], cases: Iterable[Any], ids: Callable[[Any], str] = str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Hold a test for every case, as ``pytest.mark.parametrize`` does, but in one run that tells all cases that fail.

    ``ids`` names one value of a case. The cases share the fixtures of the run, so a test that needs a folder or an
    environment for each case stays parametrized.
    """
    wanted = (names,) if isinstance(names, str) else names
    all_cases = [(case,) if isinstance(names, str) else tuple(case) for case in cases]
    assert all_cases, f"there is no case of {names}"
    assert all(len(case) == len(wanted) for case in all_cases), names

    def fold(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def run(*instance: object, **fixtures: object) -> None:
            failures: list[Exception] = []
            failed: list[str] = []
            for case in all_cases:
                try:
                    test(*instance, **fixtures, **dict(zip(wanted, case, strict=True)))
                except Exception as error:  # noqa: BLE001 - whatever it is, the other cases are tried too
                    label = "-".join(ids(value) for value in case)
                    error.add_note(f"case: {label}")
                    failed.append(label)
                    failures.append(error)
            if failures:
                message = f"{len(failed)} of {len(all_cases)} cases fail: {', '.join(failed)}"
                raise ExceptionGroup(message, failures[:SHOWN])

        signature = inspect.signature(test)
        left = [value for name, value in signature.parameters.items() if name not in wanted]
        assert len(left) == len(signature.parameters) - len(wanted), f"{test.__name__} has to take {names}"
        run.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return run

    return fold
