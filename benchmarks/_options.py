"""What the benchmarks with many options share: `--help` that keeps the lines of a docstring and names every default."""

import argparse


class _HelpWithDefaults(argparse.ArgumentDefaultsHelpFormatter, argparse.RawDescriptionHelpFormatter):
    """Both at once; argparse has them one by one only."""


def options_of(description: str | None) -> argparse.ArgumentParser:
    """A parser that says of each option what it is when nobody gives it."""
    return argparse.ArgumentParser(description=description, formatter_class=_HelpWithDefaults)
