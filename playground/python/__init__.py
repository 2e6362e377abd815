"""What the worker of the playground loads besides the linter: its bridge, and a stand-in."""
