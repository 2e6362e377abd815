from datetime import date, datetime


def one(day: date) -> int:
    return day.year


def many(days: list[date | None], at: datetime | None = None) -> int:
    return len(days)


def text(day: str) -> str:
    return f"{day}"
