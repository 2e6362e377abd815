"""Reads and applies the published JSON Schemas, and words their errors. Knows no rule."""
