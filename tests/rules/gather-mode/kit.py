"""What the tubes beside this name."""


def note(value: int) -> None:
    str(value)


def seldom(value: int) -> int | None:
    return value or None
