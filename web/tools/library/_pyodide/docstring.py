"""What Pyodide's functions say of themselves: their signatures, since a page's Python has no docstrings.

Stands in the place of Pyodide's own, which asks ``inspect`` for each of some sixty at every start.
"""

VARARGS, VARKEYWORDS = 0x04, 0x08  # flags of code: CO_VARARGS and CO_VARKEYWORDS of ``inspect``


def get_cmeth_docstring(func) -> str:
    """Return the ``ml_doc`` of a function in C: its text signature, without annotations, and nothing else.

    Args:
        func: the function or bound method in Python that documents it.

    Source: Pyodide, ``docstring.c``; CPython, ``find_signature`` in ``typeobject.c``.
    """
    return func.__name__ + "(" + ", ".join(parameters(func)) + ")\n--\n\n"


def parameters(func):
    """Yield what a signature has between its parentheses, as ``inspect`` writes it."""
    code = func.__code__
    names = iter(code.co_varnames)  # positional ones, those by keyword alone, and the two that take the rest
    defaults = func.__defaults__ or ()
    required = code.co_argcount - len(defaults)
    bound = int(hasattr(func, "__self__"))
    for index in range(code.co_argcount):
        name = next(names)
        if index >= bound:
            yield name if index < required else f"{name}={defaults[index - required]!r}"
        if index + 1 == code.co_posonlyargcount > bound:
            yield "/"
    keywords = [next(names) for _ in range(code.co_kwonlyargcount)]
    if code.co_flags & VARARGS:
        yield "*" + next(names)
    elif keywords:
        yield "*"
    keyword_defaults = func.__kwdefaults__ or {}
    for name in keywords:
        yield f"{name}={keyword_defaults[name]!r}" if name in keyword_defaults else name
    if code.co_flags & VARKEYWORDS:
        yield "**" + next(names)
