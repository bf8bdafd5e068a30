"""Which styles an element may have: read as the browser resolved them, judged by one table."""
