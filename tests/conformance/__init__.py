"""What styles a polyfilled element takes and refuses, beside the native element (design, sections 5, 6 and 8)."""
