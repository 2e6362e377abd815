"""Another name for a module."""

import json as js

__all__ = ["js"]
