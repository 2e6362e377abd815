"""Follows names across modules to what they refer to. Knows nothing about how noob calls it."""
