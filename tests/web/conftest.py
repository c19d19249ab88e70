"""The application without a server, and a browser without script in front of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from onsrights.web import create_app
from tests.web.browsing import Browser

if TYPE_CHECKING:
    from collections.abc import Iterator

HOST = "http://localhost:8470"


def fail(error: Exception) -> None:
    raise error


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(on_fault=fail), base_url=HOST) as client:
        yield client


@pytest.fixture
def browser(client: TestClient) -> Browser:
    browser = Browser(client)
    browser.visit()
    return browser
