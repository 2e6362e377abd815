"""Tests of `fixing`: fixes and comments written to files."""
