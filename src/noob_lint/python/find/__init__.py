"""Finds the environment of a project, and the file of a module. Reads no Python source."""
