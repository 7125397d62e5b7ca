"""The nouns of a neighbourhood, as frozen values that take what volunteers type."""
