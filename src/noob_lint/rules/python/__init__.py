"""Rules about the Python behind a `type`, one module each."""
