"""`python -m hubsite`, and the command `hubsite`."""

from hubsite.stopping import STOPPED_BY_HAND, heed_every_ctrl_c, leave, stop


def main() -> None:
    """Run a command. A Ctrl-C while the command line is still being loaded is told as a later one is."""
    try:
        heed_every_ctrl_c()
        from hubsite.cli import main as run

        run()
    except KeyboardInterrupt:
        stop()
    except SystemExit as done:
        if done.code == STOPPED_BY_HAND:
            leave()
        raise


if __name__ == "__main__":
    main()
