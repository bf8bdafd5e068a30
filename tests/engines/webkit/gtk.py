"""GTK's and WebKitGTK's C libraries, by ctypes; a display that nobody sees; and the loop in which everything happens."""

import atexit
import ctypes
import os
import shutil
import subprocess
import time
from ctypes import c_char_p, c_double, c_int, c_ssize_t, c_uint, c_uint32, c_ulong, c_void_p
from functools import cache

from tools.console import Failure

LIBRARIES = {
    "webkit": "libwebkit2gtk-4.1.so.0",
    "jsc": "libjavascriptcoregtk-4.1.so.0",
    "gtk": "libgtk-3.so.0",
    "gdk": "libgdk-3.so.0",
    "gobject": "libgobject-2.0.so.0",
    "glib": "libglib-2.0.so.0",
    "cairo": "libcairo.so.2",
    "X": "libX11.so.6",
    "XTest": "libXtst.so.6",
}
SCREEN = "2400x2400x24"
IDLE = 0.001  # s between two looks for something to do
LEAKS = []
"""What C calls back has to stay."""

P, S = c_void_p, c_char_p
# What is called: where it is, what it returns, what it takes.
FUNCTIONS = {
    "gtk_init": ("gtk", None, P, P),
    "gtk_window_new": ("gtk", P, c_int),
    "gtk_window_resize": ("gtk", None, P, c_int, c_int),
    "gtk_window_set_default_size": ("gtk", None, P, c_int, c_int),
    "gtk_window_present": ("gtk", None, P),
    "gtk_window_move": ("gtk", None, P, c_int, c_int),
    "gtk_container_add": ("gtk", None, P, P),
    "gtk_widget_show_all": ("gtk", None, P),
    "gtk_widget_grab_focus": ("gtk", None, P),
    "gtk_widget_destroy": ("gtk", None, P),
    "gtk_widget_get_window": ("gtk", P, P),
    "gtk_settings_get_default": ("gtk", P),
    "gdk_x11_window_get_xid": ("gdk", c_ulong, P),
    "g_object_set": ("gobject", None, P, S, c_int, P),
    "g_object_unref": ("gobject", None, P),
    "g_object_ref": ("gobject", P, P),
    "g_signal_connect_data": ("gobject", c_ulong, P, S, P, P, P, c_int),
    "g_type_name_from_instance": ("gobject", S, P),
    "g_main_context_iteration": ("glib", c_int, P, c_int),
    "g_free": ("glib", None, P),
    "webkit_get_major_version": ("webkit", c_uint),
    "webkit_get_minor_version": ("webkit", c_uint),
    "webkit_get_micro_version": ("webkit", c_uint),
    "webkit_website_data_manager_new_ephemeral": ("webkit", P),
    "webkit_web_context_new_with_website_data_manager": ("webkit", P, P),
    "webkit_web_context_set_preferred_languages": ("webkit", None, P, P),
    "webkit_web_context_get_geolocation_manager": ("webkit", P, P),
    "webkit_geolocation_manager_update_position": ("webkit", None, P, P),
    "webkit_geolocation_position_new": ("webkit", P, c_double, c_double, c_double),
    "webkit_web_view_new_with_context": ("webkit", P, P),
    "webkit_web_view_get_settings": ("webkit", P, P),
    "webkit_web_view_get_user_content_manager": ("webkit", P, P),
    "webkit_web_view_get_title": ("webkit", S, P),
    "webkit_web_view_get_uri": ("webkit", S, P),
    "webkit_web_view_load_uri": ("webkit", None, P, S),
    "webkit_web_view_is_loading": ("webkit", c_int, P),
    "webkit_web_view_reload": ("webkit", None, P),
    "webkit_web_view_call_async_javascript_function": ("webkit", None, P, S, c_ssize_t, P, S, S, P, P, P),
    "webkit_web_view_call_async_javascript_function_finish": ("webkit", P, P, P, P),
    "webkit_web_view_get_snapshot": ("webkit", None, P, c_int, c_int, P, P, P),
    "webkit_web_view_get_snapshot_finish": ("webkit", P, P, P, P),
    "webkit_settings_set_enable_mock_capture_devices": ("webkit", None, P, c_int),
    "webkit_settings_set_enable_media_stream": ("webkit", None, P, c_int),
    "webkit_user_script_new": ("webkit", P, S, c_int, c_int, P, P),
    "webkit_user_content_manager_add_script": ("webkit", None, P, P),
    "webkit_user_content_manager_register_script_message_handler": ("webkit", c_int, P, S),
    "webkit_javascript_result_get_js_value": ("webkit", P, P),
    "webkit_permission_state_query_get_name": ("webkit", S, P),
    "webkit_permission_state_query_finish": ("webkit", None, P, c_int),
    "webkit_permission_request_allow": ("webkit", None, P),
    "webkit_permission_request_deny": ("webkit", None, P),
    "webkit_user_media_permission_is_for_audio_device": ("webkit", c_int, P),
    "webkit_user_media_permission_is_for_video_device": ("webkit", c_int, P),
    "webkit_uri_request_get_uri": ("webkit", S, P),
    "jsc_context_new": ("jsc", P),
    "jsc_context_check_syntax": ("jsc", c_int, P, S, c_ssize_t, c_int, S, c_uint, P),
    "jsc_value_to_json": ("jsc", P, P, c_uint),
    "jsc_value_to_string": ("jsc", P, P),
    "cairo_surface_create_for_rectangle": ("cairo", P, P, c_double, c_double, c_double, c_double),
    "cairo_surface_write_to_png_stream": ("cairo", c_int, P, P, P),
    "cairo_surface_destroy": ("cairo", None, P),
    "XOpenDisplay": ("X", P, S),
    "XSync": ("X", c_int, P, c_int),
    "XRaiseWindow": ("X", c_int, P, c_ulong),
    "XSetInputFocus": ("X", c_int, P, c_ulong, c_int, c_ulong),
    "XStringToKeysym": ("X", c_ulong, S),
    "XKeysymToKeycode": ("X", ctypes.c_ubyte, P, c_ulong),
    "XTestFakeMotionEvent": ("XTest", c_int, P, c_int, c_int, c_int, c_ulong),
    "XTestFakeButtonEvent": ("XTest", c_int, P, c_uint, c_int, c_ulong),
    "XTestFakeKeyEvent": ("XTest", c_int, P, c_uint, c_int, c_ulong),
}
ASYNC_READY = ctypes.CFUNCTYPE(None, P, P, P)
WRITE = ctypes.CFUNCTYPE(c_int, P, P, c_uint)


class Error(ctypes.Structure):
    """GLib's error."""

    _fields_ = [("domain", c_uint32), ("code", c_int), ("message", c_char_p)]


@cache
def library(name: str):
    return ctypes.CDLL(LIBRARIES[name], mode=ctypes.RTLD_GLOBAL)


@cache
def function(name: str):
    where, result, *arguments = FUNCTIONS[name]
    found = getattr(library(where), name)
    found.restype, found.argtypes = result, arguments
    return found


def call(name: str, *arguments):
    """Call a function of the libraries; text becomes bytes."""
    return function(name)(*(each.encode() if isinstance(each, str) else each for each in arguments))


def missing() -> str:
    """Return why WebKitGTK cannot be run on this machine; ``""`` if it can."""
    if not shutil.which("Xvfb"):
        return "WebKitGTK cannot be run: no Xvfb"
    for name in LIBRARIES:
        try:
            library(name)
        except OSError:
            return f"WebKitGTK cannot be run: no {LIBRARIES[name]}"
    return ""


@cache
def display():
    """Start a display, and GTK on it; return it as X knows it."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    atexit.register(server.terminate)
    os.close(writing)
    with os.fdopen(reading) as number:
        name = f":{number.readline().strip()}"
    os.environ.update(DISPLAY=name, GDK_BACKEND="x11", NO_AT_BRIDGE="1", LIBGL_ALWAYS_SOFTWARE="1")
    call("gtk_init", None, None)
    return call("XOpenDisplay", name)


def connect(instance, signal: str, handler, *types, result=None) -> None:
    """Have a handler called with what a signal has besides the instance and the data."""
    callback = ctypes.CFUNCTYPE(result, P, *types, P)(lambda _, *arguments: handler(*arguments[:-1]))
    LEAKS.append(callback)
    call("g_signal_connect_data", instance, signal, ctypes.cast(callback, P), None, None, 0)


def iterate() -> None:
    """Do what is to be done, or rest a moment."""
    if not call("g_main_context_iteration", None, 0):
        time.sleep(IDLE)


def until(look, what: str, seconds: float):
    """Let the loop run until a look finds something; return that.

    Raises:
        Failure: where it does not in time.
    """
    end = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > end:
            raise Failure(f"timeout of {seconds:g} s: {what}")
        iterate()
    return found


def rest(seconds: float) -> None:
    """Let the loop run for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        iterate()


def finished(start, finish: str, what: str, seconds: float):
    """Start something asynchronous, wait for it and return its result.

    Args:
        start: is called with the callback.
        finish: the function that gives the result.
        what: for the message when it takes too long.
        seconds: how long it may take.

    Raises:
        Failure: with the library's own words.
    """
    outcome = []

    def ready(source, result, _):
        error = ctypes.POINTER(Error)()
        value = call(finish, source, result, ctypes.byref(error))
        outcome.append((value, error.contents.message.decode(errors="replace") if error else ""))

    callback = ASYNC_READY(ready)
    LEAKS.append(callback)
    start(ctypes.cast(callback, P))
    until(lambda: outcome, what, seconds)
    ((value, message),) = outcome
    if message:
        raise Failure(message)
    return value


@cache
def scratch():
    """Return a place for JavaScript outside of pages."""
    return call("jsc_context_new")


def is_syntax(code: str) -> bool:
    """Tell whether code is a script; a page would be told of an error in it."""
    return call("jsc_context_check_syntax", scratch(), code, len(code.encode()), 0, "", 1, None) == 0


def text_of(pointer) -> str:
    """Return a C string that is ours, and free it."""
    if not pointer:
        return ""
    text = ctypes.string_at(pointer).decode(errors="replace")
    call("g_free", pointer)
    return text


def png(surface, clip=None) -> bytes:
    """Return a picture of a surface of cairo, or of a part of it."""
    pieces = []

    def write(_, data, length):
        pieces.append(ctypes.string_at(data, length))
        return 0

    part = surface
    if clip:
        part = call("cairo_surface_create_for_rectangle", surface, clip["x"], clip["y"], clip["width"], clip["height"])
    call("cairo_surface_write_to_png_stream", part, ctypes.cast(WRITE(write), P), None)
    for each in {part, surface}:
        call("cairo_surface_destroy", each)
    return b"".join(pieces)
