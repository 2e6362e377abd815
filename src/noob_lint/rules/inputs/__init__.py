"""Rules about inputs, one module each."""
