"""Says what noob would make of a Python object: its kind, signature and signals."""
