"""Render, read and apply the JSON Schemas, and put their errors into words."""
