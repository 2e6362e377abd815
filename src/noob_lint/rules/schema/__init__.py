"""Rules about the shape of a tube, one module each."""
