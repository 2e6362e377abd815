"""``noob-lint instantiate``, the one command that runs the code that tubes name."""
