from noob.event import MetaSignal


def odd(count):
    return count if count % 2 else MetaSignal.NoEvent


def any_of(**values):
    return len(values)
