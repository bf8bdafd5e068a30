"""What the powerful features are called in English, where a language has no name for them.

Source: the names of ``permissions.features``, as browsers' settings put them.
"""

NAMES = (
    ("accelerometer", "Acceleration sensor"),
    ("ambient-light-sensor", "Light sensor"),
    ("background-fetch", "Downloads in the background"),
    ("background-sync", "Sync in the background"),
    ("bluetooth", "Bluetooth devices"),
    ("captured-surface-control", "Scroll and zoom what is shared"),
    ("clipboard-read", "Read the clipboard"),
    ("clipboard-write", "Write to the clipboard"),
    ("display-capture", "Share the screen"),
    ("fullscreen", "Full screen"),
    ("gyroscope", "Rotation sensor"),
    ("idle-detection", "Know whether you use the device"),
    ("keyboard-lock", "Use all keys"),
    ("local-fonts", "Fonts of the device"),
    ("local-network", "Devices in the local network"),
    ("local-network-access", "Access to the local network"),
    ("loopback-network", "Apps on the device"),
    ("magnetometer", "Compass sensor"),
    ("midi", "MIDI devices"),
    ("nfc", "NFC tags"),
    ("notifications", "Notifications"),
    ("payment-handler", "Payment apps"),
    ("periodic-background-sync", "Regular sync in the background"),
    ("persistent-storage", "Keep data on the device"),
    ("pointer-lock", "Take over the pointer"),
    ("push", "Push messages"),
    ("screen-wake-lock", "Keep the screen on"),
    ("speaker-selection", "Choose the speaker"),
    ("storage-access", "Own data on other sites"),
    ("system-wake-lock", "Keep the device awake"),
    ("top-level-storage-access", "Data of sites that belong together"),
    ("web-app-installation", "Install web apps"),
    ("window-management", "Place windows on all screens"),
    ("xr-spatial-tracking", "Virtual and augmented reality"),
)

_BY_NAME = dict(NAMES)


def english_name(name: str) -> str:
    """Return what a feature is called; its own name where there is no other."""
    return _BY_NAME.get(name, name)
