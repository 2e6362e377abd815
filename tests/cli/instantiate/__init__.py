"""Tests of `cli.instantiate`."""
