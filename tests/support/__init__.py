"""Tests of `support`: what knows nothing of tubes."""
