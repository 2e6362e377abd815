"""Rules about the header of a tube, one module each."""
