"""Evaluates annotations and compares the types in them. Opens no file."""
