"""The code that the tubes in these fixtures name."""


def note(value: int) -> None:
    str(value)


def seldom(value: int) -> int | None:
    return value or None
