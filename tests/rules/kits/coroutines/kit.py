"""What the tubes beside this name."""


async def double(value: int, scale: int = 2) -> int:
    return value * scale


async def run(fn: int = 1, executor: int = 2) -> int:
    return fn + executor
