"""A module that has no other names, and says so in its own words."""


def double(value: int) -> int:
    return 2 * value


def __getattr__(_: str) -> int:
    raise AttributeError("look elsewhere")
