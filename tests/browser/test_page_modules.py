"""What the page's own Python finds in the interpreter that the script has started with Pyodide."""

import pytest

from tests.browser.python import run

PAGE = "<permission id=a type=camera></permission>"
IMPORTABLE = (
    "asyncio base64 collections contextlib copy dataclasses datetime enum functools heapq inspect io itertools json logging "
    "math operator os pathlib random re signal string struct sys textwrap time traceback types typing weakref"
)


@pytest.fixture
def ready(tab):
    tab.open(PAGE)
    assert tab.ready() == "ready"
    return tab


def test_what_can_be_imported(ready):
    code = f"""
    import importlib
    missing = []
    for name in {IMPORTABLE.split()}:
        try:
            importlib.import_module(name)
        except ImportError:
            missing.append(name)
    return missing
    """
    assert run(ready, code) == []


def test_asyncio(ready):
    code = """
    import asyncio

    async def twice(value):
        await asyncio.sleep(0)
        return 2 * value

    async with asyncio.TaskGroup() as group:
        task = group.create_task(twice(1))
    queue, lock, event = asyncio.Queue(), asyncio.Lock(), asyncio.Event()
    await queue.put(task.result())
    event.set()
    async with lock:
        await event.wait()
    try:
        async with asyncio.timeout(0.01):
            await asyncio.Event().wait()
    except TimeoutError:
        expired = True
    results = await asyncio.gather(twice(2), asyncio.wait_for(twice(3), 5))
    future = asyncio.get_running_loop().create_future()
    future.set_result(8)
    return [await queue.get(), expired, results, await future, asyncio.run(twice(5))]
    """
    assert run(ready, code) == [2, True, [4, 6], 8, 10]
    with_sockets = "import asyncio\nreturn asyncio.open_connection"
    assert run(ready, with_sockets) == ["AttributeError", "asyncio.open_connection is not in this page's Python"]


def test_a_callback_that_fails_is_logged(ready):
    code = """
    import logging
    from concurrent.futures import Future

    lines = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage()[:27])
    logging.getLogger("concurrent.futures").addHandler(handler)
    future = Future()
    future.add_done_callback(lambda future: 1 / 0)
    future.set_result(None)
    return lines
    """
    assert run(ready, code) == ["exception calling callback "]


def test_a_traceback_has_lines(ready):
    code = """
    import random
    import traceback

    try:
        random.choice([])
    except IndexError:
        return traceback.format_exc().splitlines()
    """
    head, *frames, error = run(ready, code)
    assert head.startswith("Traceback") and error.startswith("IndexError")
    assert "random.py" in frames[-1] and "line None" not in frames[-1] and "\x1b" not in "".join(frames)


def test_garbage_is_collected(ready):
    assert run(ready, "import gc\nreturn gc.isenabled()") is True


def test_packages_are_refused(ready):
    unpack = "permissionPolyfill.interpreter.unpackArchive(new Uint8Array(4), 'zip')"
    told = ready.evaluate(f"(() => {{ try {{ {unpack}; }} catch (error) {{ return error.message; }} }})()")
    assert "the Python that the polyfill has started loads no packages" in told
