import elsewhere


class Sub(dict): ...


class Own(dict):
    def __init__(self, **items: int) -> None:
        super().__init__(items)


class Closed(dict):
    def __init__(self, width: int = 1) -> None:
        super().__init__(width=width)


def use(a, b, c) -> None: ...


def any_name(**names: int) -> None: ...


class Odd(elsewhere.Box): ...


class Decorated(dict):
    @elsewhere.wrapped
    def __init__(self, width: int = 1) -> None: ...


@elsewhere.wrapped
def odd(a, b, c) -> None: ...
