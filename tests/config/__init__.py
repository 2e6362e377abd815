"""Tests of `config`: settings and their files."""
