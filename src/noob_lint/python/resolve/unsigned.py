"""Functions written in C that `inspect.signature` fails for, and noob with it.

Stubs tell what they take all the same. A test holds the table against the Python that runs it.
"""

from __future__ import annotations

_VERSIONS = ((3, 11), (3, 12), (3, 13))
"""The versions of Python of which it is known."""

_UNSIGNED = {
    _VERSIONS: {
        "_csv": "field_size_limit reader register_dialect writer",
        "_ctypes": (
            "PyObj_FromPtr _unpickle byref call_cdeclfunction call_function dlclose dlopen"
            " dlsym resize set_errno"
        ),
        "_curses": "newwin",
        "_elementtree": "SubElement",
        "_functools": "reduce",
        "_imp": "create_dynamic",
        "_json": "scanstring",
        "_locale": "setlocale",
        "_socket": (
            "CMSG_LEN CMSG_SPACE getaddrinfo gethostbyaddr gethostbyname gethostbyname_ex"
            " getnameinfo getprotobyname getservbyname getservbyport inet_ntop inet_pton"
            " sethostname socketpair"
        ),
        "_sqlite3": "adapt connect",
        "_struct": "pack pack_into",
        "_thread": "_excepthook",
        "_warnings": "warn_explicit",
        "binascii": "b2a_hex hexlify",
        "builtins": "__build_class__ anext dir getattr iter max min next vars",
        "cmath": "log",
        "faulthandler": "dump_traceback dump_traceback_later enable register",
        "gc": "set_threshold",
        "math": "hypot log",
        "posix": "get_terminal_size posix_spawn posix_spawnp register_at_fork utime",
        "pyexpat": "ParserCreate",
        "sys": "getsizeof set_asyncgen_hooks",
        "syslog": "openlog syslog",
        "time": (
            "asctime clock_getres clock_settime clock_settime_ns ctime get_clock_info"
            " gmtime localtime pthread_getcpuclockid strftime strptime"
        ),
        "unicodedata": "decimal digit name numeric",
    },
    ((3, 11), (3, 12)): {
        "_ctypes": (
            "POINTER Py_DECREF Py_INCREF addressof alignment buffer_info get_errno pointer sizeof"
        ),
        "_json": "encode_basestring encode_basestring_ascii",
        "_signal": "set_wakeup_fd",
        "_socket": (
            "close dup getdefaulttimeout gethostname htonl htons if_indextoname"
            " if_nameindex if_nametoindex inet_aton inet_ntoa ntohl ntohs setdefaulttimeout"
        ),
        "_stat": (
            "S_IFMT S_IMODE S_ISBLK S_ISCHR S_ISDIR S_ISDOOR S_ISFIFO S_ISLNK S_ISPORT"
            " S_ISREG S_ISSOCK S_ISWHT filemode"
        ),
        "_string": "formatter_field_name_split formatter_parser",
        "_thread": (
            "_count _set_sentinel allocate allocate_lock exit exit_thread get_ident"
            " get_native_id interrupt_main stack_size start_new start_new_thread"
        ),
        "_uuid": "generate_time_safe",
        "atexit": "_clear _ncallbacks _run_exitfuncs register unregister",
        "builtins": "breakpoint",
        "faulthandler": (
            "_fatal_error_c_thread _read_null _sigabrt _sigfpe _sigsegv _stack_overflow"
            " cancel_dump_traceback_later disable is_enabled unregister"
        ),
        "gc": "get_referents get_referrers",
        "nis": "cat get_default_domain maps match",
        "ossaudiodev": "open openmixer",
        "sys": "audit breakpointhook setprofile settrace",
        "time": (
            "clock_gettime clock_gettime_ns mktime monotonic monotonic_ns perf_counter"
            " perf_counter_ns process_time process_time_ns sleep thread_time thread_time_ns"
            " time time_ns tzset"
        ),
    },
    ((3, 12), (3, 13)): {
        "_warnings": "warn",
    },
    ((3, 11),): {
        "_functools": "cmp_to_key",
        "_posixsubprocess": "fork_exec",
        "_warnings": "_filters_mutated",
        "resource": "prlimit",
        "syslog": "LOG_MASK LOG_UPTO closelog setlogmask",
    },
    ((3, 12),): {
        "_thread": "_is_main_interpreter daemon_threads_allowed",
    },
    ((3, 13),): {
        "_interpchannels": (
            "_channel_id _register_end_types close create destroy get_channel_defaults"
            " get_count get_info list_interpreters recv release send send_buffer"
        ),
        "_interpqueues": (
            "_register_heap_types bind create destroy get get_count get_maxsize"
            " get_queue_defaults is_full put release"
        ),
        "_interpreters": (
            "call capture_exception create decref destroy exec get_config incref is_running"
            " is_shareable list_all new_config run_func run_string set___main___attrs whence"
        ),
        "posix": "chmod",
    },
}
"""The names in each module, by the versions in which they have no signature."""


def unsigned(version: tuple[int, int] | None) -> frozenset[str]:
    """The functions without a signature in a version of Python; if unknown, those of all."""
    return frozenset(
        f"{module}.{name}"
        for versions, modules in _UNSIGNED.items()
        if (version in versions if version else versions == _VERSIONS)
        for module, names in modules.items()
        for name in names.split()
    )


def is_unsigned(name: str, version: tuple[int, int] | None) -> bool:
    """Whether `inspect.signature` fails for a function, by the path of its definition."""
    return name in unsigned(version)
