"""What Pyodide's functions say of themselves: their signatures, since a page's Python has no docstrings.

Stands in the place of Pyodide's own, which asks ``inspect`` for each of some sixty at every start.
"""


def get_cmeth_docstring(func) -> str:
    """Return what a function of C's says, which is documented by one of Python's or a bound method."""
    return func.__name__ + "(" + ", ".join(_parameters(func)) + ")\n--\n\n"


def _parameters(func):
    code = func.__code__
    names = iter(code.co_varnames)
    defaults = func.__defaults__ or ()
    required = code.co_argcount - len(defaults)
    bound = hasattr(func, "__self__")
    for index in range(code.co_argcount):
        name = next(names)
        if index >= bound:
            yield name if index < required else f"{name}={defaults[index - required]!r}"
        if index + 1 == code.co_posonlyargcount > bound:
            yield "/"
    keywords = [next(names) for _ in range(code.co_kwonlyargcount)]
    if code.co_flags & _VARARGS:
        yield "*" + next(names)
    elif keywords:
        yield "*"
    for name in keywords:
        yield f"{name}={func.__kwdefaults__[name]!r}" if name in (func.__kwdefaults__ or ()) else name
    if code.co_flags & _VARKEYWORDS:
        yield "**" + next(names)


_VARARGS, _VARKEYWORDS = 0x04, 0x08  # of code: see ``inspect.CO_VARARGS``
