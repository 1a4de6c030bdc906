"""Measures what the book says of speed: `python3 run.py bench`."""
