"""Describes Python objects as noob would use them: kind, signature, slots and signals."""
