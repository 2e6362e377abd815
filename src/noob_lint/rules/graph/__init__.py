"""Rules about dependencies between nodes, one module each."""
