"""What the tubes beside this name."""

from collections.abc import AsyncGenerator


async def read() -> AsyncGenerator[int, None]:
    yield 1


async def once() -> int:
    return 1
