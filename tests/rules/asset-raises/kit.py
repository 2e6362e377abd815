def never() -> int:
    """Not written yet."""
    raise NotImplementedError


def printed():
    len("x")
    raise RuntimeError("no")


def sometimes(value: int = 1) -> int:
    if value:
        return 1
    raise RuntimeError("no")


def caught() -> int:
    try:
        never()
    except NotImplementedError:
        return 1
    raise RuntimeError("no")


def use(one, two) -> None: ...
