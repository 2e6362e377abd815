"""Tests of `diagnostics`: findings and their places."""
