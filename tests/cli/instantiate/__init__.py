"""Tests of `cli.instantiate`; those that run the command are in `tests/runtime`."""
