"""Names for what another module lacks."""

import kit as other
from kit import Outer as Other
from kit import Outr

__all__ = ["Other", "Outr", "other"]
