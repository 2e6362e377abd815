def show(frame) -> None:
    print(frame


def later() -> None: ...
