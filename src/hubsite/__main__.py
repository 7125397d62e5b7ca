"""`python -m hubsite`."""

from hubsite.cli import main

if __name__ == "__main__":
    main()
