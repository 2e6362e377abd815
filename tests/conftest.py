from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.oracle import Oracle, UnreachableError, install


@pytest.fixture(autouse=True)
def _not_in_github_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    """There, the findings would look different; so tests see the same everywhere."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


@pytest.fixture(scope="session")
def oracle() -> Callable[[str], Oracle]:
    """Gives the oracle for a release of noob; skips when it cannot be installed."""

    def get(release: str) -> Oracle:
        try:
            return install(release)
        except UnreachableError as error:
            pytest.skip(f"noob {release} cannot be installed here: {error}")

    return get
