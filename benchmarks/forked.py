"""Source for programs in the environment of noob: each tube runs in a process of its own."""

from __future__ import annotations

FORKED = r"""
def child(argument, writing):
    signal.setitimer(signal.ITIMER_PROF, request["limit"])  # which ends this process
    with os.fdopen(writing, "w", buffering=1) as file:
        try:
            run(argument, lambda said: file.write(said + "\n"))
        except BaseException as error:
            signal.setitimer(signal.ITIMER_PROF, 0)
            file.write("!" + f"{type(error).__name__}: {error}".replace("\n", " ") + "\n")

def outcome(argument):
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        try:
            child(argument, writing)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as file:
        lines = file.read().splitlines()
    status = os.waitpid(process, 0)[1]
    stages = [line for line in lines if line[:1] not in "!="]
    error = next((line[1:] for line in lines if line.startswith("!")), "")
    values = [line[1:] for line in lines if line.startswith("=")]
    error = error or ("hangs" if os.WIFSIGNALED(status) else "")
    return stages[-1] if stages else "load", error, values
"""
"""Defines ``outcome(argument)``, which forks, and calls ``run(argument, tell)`` there.

It returns the last stage that `run` told, its error ("hangs" if it took more than
``request["limit"]`` seconds of the processor, "" if there was none), and the values that it told,
each as a line behind ``=``. The program around it imports json, os, signal and sys, and defines
`run` and `request`.
"""
