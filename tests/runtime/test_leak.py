"""Epochs leak no memory; `benchmarks/runtime.py` runs a hundred thousand of them."""

from __future__ import annotations

from benchmarks.runtime import growth

EPOCHS = 1000


def test_epochs_do_not_grow_the_memory() -> None:
    assert growth(EPOCHS) < EPOCHS  # one byte for each would be the least that could leak
