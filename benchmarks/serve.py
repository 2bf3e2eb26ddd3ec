"""``python -m benchmarks.serve``: ``portico serve`` with the ceiling beside it."""

import sys

from portico.config import serving

if __name__ == "__main__":
    serving.TARGET = "benchmarks.wsgi:application"
    serving.serve(sys.argv[1:])
