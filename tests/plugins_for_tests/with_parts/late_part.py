"""A part that is read late."""

WORDS = "Read late."
