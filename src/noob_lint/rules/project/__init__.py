"""Rules about other tubes, and the project around a tube, one module each."""
