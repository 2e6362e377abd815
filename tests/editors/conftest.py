from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from noob_lint.schema.store import schema_path
from tests.editors.server import Server
from tests.npm import UnavailableError, install


@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    """yaml-language-server with the schema of the newest tubes; skips without npm."""
    try:
        install("yaml-language-server")
    except UnavailableError as error:
        pytest.skip(str(error))
    with Server({Path(schema_path("1003", "tube")).as_uri(): "*"}) as running:
        yield running
