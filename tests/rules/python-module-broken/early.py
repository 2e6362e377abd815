LIMIT = limit()


def limit() -> int:
    return 3


def show(frame: int) -> None:
    print(min(frame, LIMIT))
