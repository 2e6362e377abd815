"""Writes the configuration of editors, hooks and CI services. Knows no findings."""
