"""`python tools/quality SITE`: the figures of a built site, as one table."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])

from quality.figures import main  # noqa: E402  # found by the line above

if __name__ == "__main__":
    main()
