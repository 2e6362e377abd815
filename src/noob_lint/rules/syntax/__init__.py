"""Rules about YAML itself, one module each."""
