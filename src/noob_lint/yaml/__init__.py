"""Turns bytes into a `Document`: nodes with spans. Knows YAML, but not what a tube is."""
