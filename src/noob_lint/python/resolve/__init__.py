"""Follows names across modules to what they stand for. Knows nothing of how noob calls it."""
