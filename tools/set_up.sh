#!/bin/sh
# Makes .venv ready:  sh tools/set_up.sh constraints.txt
# Every package must match its hash. When nothing has changed since the last time, this does nothing.
set -eu
cd "$(dirname "$0")/.."
pins=$1 # constraints.txt to build sites, constraints-dev.txt (the same and more) to test as well
stamp=.venv/set-up-for-$pins

stop() {
    printf '%s\n' '' "$@" >&2
    exit 1
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3 python3.14 python3.13 python3.12 python3.11 python; fi
    for candidate in "$@"; do
        if is_new_enough "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    stop "hubsite needs Python 3.11 or newer, and $1 is $("$1" --version 2>/dev/null || echo 'not on this machine')." \
        "Install a newer Python, or say where one is:  make ${MAKING:-site} PYTHON=/path/to/python3.12"
}

make_venv() {
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "Python is here, but the part of it that makes a .venv is not." \
            "On Debian and Ubuntu:  sudo apt-get install python3-venv  and then the same command again."
    echo "Making .venv …"
    "$python" -m venv --clear .venv
}

install() {
    # A pip that is told to install for one user only cannot write to .venv.
    PIP_USER=0 .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input "$@" ||
        stop "The packages could not be installed; what pip says about it is above." \
            "If this machine was offline, run the same command again once it is not."
}

# The folder is in it because a checkout that moved needs its .venv/bin/hubsite written again.
state() { printf '%s %s %s\n' "$(pwd)" "$(.venv/bin/python --version)" "$(cat "$pins" pyproject.toml | cksum)"; }

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    make_venv
fi
if [ "$(cat "$stamp" 2>/dev/null)" != "$(state)" ] || [ ! -x .venv/bin/hubsite ]; then
    echo "Installing the packages of $pins into .venv (about a minute the first time) …"
    install --require-hashes -r "$pins"
    install --no-deps --no-build-isolation -e .
    state >"$stamp"
fi
