"""Measurements of quality and speed, on the real minutes and on a made-up archive."""
