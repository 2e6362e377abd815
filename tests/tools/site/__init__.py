"""Tests of `tools.site`, which builds the documentation as a static site."""
