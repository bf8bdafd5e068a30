"""Measurements of start-up, as ratios of one run (design, section 8)."""
