from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

import pytest

from tests import machine
from tests.oracle import Oracle, UnreachableError, install


@pytest.fixture(scope="session", autouse=True)
def _like_everywhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test depends on the variables, settings or terminal of the user who runs it."""
    machine.heed_signals()
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            patch.delenv(name)
        for name, value in machine.variables(tmp_path_factory.mktemp("home")).items():
            patch.setenv(name, value)
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="session")
def oracle() -> Callable[..., Oracle]:
    """Returns the oracle for a release of noob, with other requirements next to it.

    Skips the test if they cannot be installed.
    """

    def get(release: str, *beside: str) -> Oracle:
        try:
            return install(release, beside=beside)
        except UnreachableError as error:
            pytest.skip(f"noob {release} cannot be installed here: {error}")

    return get
