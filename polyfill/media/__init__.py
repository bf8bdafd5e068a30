"""Camera and microphone: what an activation asks for, and who gets the stream."""

from .handover import Handover

__all__ = ["Handover"]
