"""Camera and microphone: what an activation asks for, who gets the stream, and which devices there are."""

from . import devices
from .handover import Handover

__all__ = ["Handover", "devices"]
