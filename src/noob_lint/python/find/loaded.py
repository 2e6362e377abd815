"""Modules that are loaded before noob looks for what a ``type:`` names.

noob needs them itself: a file of the project with such a name is not what noob gets, or noob could
not be imported in the first place. Those that all releases from 0.0.99999999 to 1003.0.2 load, in
Python 3.11 and 3.13; a test compares them with noob.
"""

LOADED = frozenset(
    {"abc", "argparse", "array", "ast", "asyncio", "atexit", "base64", "binascii", "bisect"}
    | {"builtins", "bz2", "codecs", "collections", "colorsys", "concurrent", "contextlib"}
    | {"contextvars", "copy", "copyreg", "dataclasses", "datetime", "decimal", "dis", "email"}
    | {"encodings", "enum", "errno", "fcntl", "fnmatch", "fractions", "functools", "genericpath"}
    | {"gettext", "hashlib", "heapq", "hmac", "importlib", "inspect", "io", "ipaddress"}
    | {"itertools", "json", "keyword", "linecache", "locale", "logging", "lzma", "marshal", "math"}
    | {"multiprocessing", "ntpath", "numbers", "opcode", "operator", "os", "pathlib", "pickle"}
    | {"posix", "posixpath", "queue", "quopri", "random", "re", "reprlib", "secrets", "select"}
    | {"selectors", "shlex", "shutil", "signal", "site", "socket", "ssl", "stat", "string"}
    | {"struct", "subprocess", "sys", "sysconfig", "tempfile", "textwrap", "threading", "time"}
    | {"token", "tokenize", "traceback", "types", "typing", "urllib", "uuid"}
    | {"warnings", "weakref", "zipfile", "zipimport", "zlib", "zoneinfo"}
    | {"annotated_types", "dotenv", "noob", "platformdirs", "pydantic", "pydantic_core"}
    | {"pydantic_settings", "rich", "typing_extensions", "typing_inspection"}
)
"""The names of such modules at the top level, without those that begin with an underscore."""
