"""Drives the language server from real editors, and shows what each of them does with it."""
