"""The console script: ``aseanfacts`` or ``python -m aseanfacts``."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> int:
    """Run the command line, or say in one line how to install it."""
    try:
        import click as _click  # noqa: F401
        import rich as _rich  # noqa: F401
    except ImportError:
        print("the command line needs two more packages: pip install 'aseanfacts[cli]'", file=sys.stderr)  # noqa: T201
        return 2
    from aseanfacts.cli import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
