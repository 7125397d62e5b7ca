#!/bin/sh
# Writes constraints.txt and constraints-dev.txt from pyproject.toml:  sh tools/lock.sh [--upgrade]
# Pins stay as they are where they can, unless --upgrade is given. The package index is the one this machine
# uses already; it is never written down, so that the files serve everyone.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .venv/bin/uv)
if ! "$uv" --version >/dev/null 2>&1; then
    echo "Locking needs uv. To have it:  .venv/bin/python -m pip install uv" >&2
    exit 1
fi
index=$(.venv/bin/python -m pip config get global.index-url 2>/dev/null || true)
export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-$index}}"
[ -n "$UV_DEFAULT_INDEX" ] || unset UV_DEFAULT_INDEX

lock() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
        pyproject.toml tools/build-requirements.txt "$@" >/dev/null
}

lock "$@" -o constraints.txt
lock "$@" --group dev -c constraints.txt -o constraints-dev.txt
echo "Wrote constraints.txt and constraints-dev.txt. Look through the changes, then run:  make test"
