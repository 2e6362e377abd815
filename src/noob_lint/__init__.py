"""Linter, JSON Schemas and a thin runtime for the YAML tubes of noob."""
