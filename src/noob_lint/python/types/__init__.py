"""Compares types as annotations describe them. Opens no file."""
