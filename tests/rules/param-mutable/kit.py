"""What the tubes beside this name."""

from typing import Any


def append(items: list[Any]) -> int:
    items.append(1)
    return len(items)


def store(items: dict[str, Any]) -> int:
    items[str(len(items))] = 1
    return len(items)


def drop(items: list[Any]) -> int:
    del items[:]
    return len(items)


def grow(items: list[Any]) -> int:
    items += [1]
    return len(items)


async def pop(items: dict[str, Any]) -> int:
    items.popitem()
    return len(items)


class Collector:
    def process(self, items: list[Any]) -> int:
        items.extend([1])
        return len(items)


class Called:
    def __call__(self, items: list[Any]) -> int:
        items.clear()
        return len(items)


called = Called()


def copied(items: list[Any]) -> int:
    items = list(items)
    items.append(1)
    return len(items)


def inner(items: list[Any]) -> int:
    def add() -> None:
        items.append(1)

    return len(items) + len(str(add))


def read(items: list[Any]) -> int:
    other = items[0]
    other.append(1)
    return items.count(1)


def update(items: dict[str, Any]) -> int:
    items.update(a=1)
    return len(items)


class Given:
    def __init__(self, items: list[Any]) -> None:
        self.items = items

    def process(self) -> int:
        self.items.append(1)
        return len(self.items)


def into(target: list[Any], items: list[Any]) -> list[Any]:
    target.extend(items)
    return target
