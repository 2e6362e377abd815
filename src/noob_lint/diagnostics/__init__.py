"""Positions in a text, findings, fixes and fingerprints. Knows no syntax and no rule."""
