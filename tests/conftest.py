from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.oracle import Oracle, UnreachableError, install


@pytest.fixture(scope="session")
def oracle() -> Callable[[str], Oracle]:
    """Gives the oracle for a release of noob; skips when it cannot be installed."""

    def get(release: str) -> Oracle:
        try:
            return install(release)
        except UnreachableError as error:
            pytest.skip(f"noob {release} cannot be installed here: {error}")

    return get
