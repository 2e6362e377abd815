"""Turns one Python file into a table of names. Knows no other module."""
