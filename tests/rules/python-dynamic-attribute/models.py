"""Names for what another module returns."""

from kit import anything as some
from kit import dobule

__all__ = ["dobule", "some"]
