"""The functions that tubes of the tests of their flow name."""

LAB = """
def src() -> Generator[Annotated[int, Name("index")], None, None]:
    while True:
        yield 1
def five() -> Generator[Annotated[int, Name("index")], None, None]:
    for i in range(5):
        yield i
def pair() -> tuple[Annotated[int, Name("left")], Annotated[dict, Name("right")]]: return 1, {}
def some(x): return MetaSignal.NoEvent if x else x
def plain(x) -> int: return 1
def more(x) -> dict: return {}
def any(x) -> int | str: return 1
def maybe(x) -> int | None: return None
def opt(x, y: int | None = None) -> int: return 1
def both(x: int | None = None, y: int | None = None) -> int: return 1
def args(*x, y: int | None = None) -> int: return 1
def kw(**k) -> int: return 1
"""
