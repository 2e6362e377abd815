"""Rules about assets, one module each."""
