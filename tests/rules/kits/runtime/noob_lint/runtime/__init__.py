from noob_lint.spec.v1003 import Asset

__all__ = ["Asset"]
