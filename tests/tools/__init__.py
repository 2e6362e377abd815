"""Tests of `tools`, what only developers and workflows run."""
