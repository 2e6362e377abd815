"""Finds the files to check, and the project and settings of each. Runs no rules."""
