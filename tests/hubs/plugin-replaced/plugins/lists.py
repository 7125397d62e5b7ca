"""Lists of our own."""
