"""Applies fixes to files and writes ignore comments. Prints nothing."""
