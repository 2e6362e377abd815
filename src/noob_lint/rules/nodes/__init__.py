"""Rules about nodes, one module each."""
