#!/usr/bin/env bash
# Make the virtual environment $VENV and bring it to exactly the lock files named, every file checked by its hash.
# usage: .ci/install.sh LOCK...          PYTHON=/path/to/python3 chooses the interpreter
set -euo pipefail

venv=${VENV:-.venv}
started=$SECONDS

say() { printf '%s\n' "$*" >&2; }

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    local candidate wanted=${PYTHON:-python3} version="not there"
    for candidate in ${PYTHON:-python3.11 python3 python3.12 python3.13 python3.14}; do
        if is_new_enough "$candidate"; then command -v "$candidate"; return; fi
    done
    if command -v "$wanted" >/dev/null; then version=$("$wanted" --version 2>&1 || true); fi
    say "Firedrill needs Python 3.11 or newer, and $wanted here is ${version:-no Python}."
    say "Install one (Debian, Ubuntu: apt-get install python3.11 python3-pip), or name it: make PYTHON=/path/to/python3.11 ..."
    return 1
}

# Debian and Ubuntu ship ensurepip apart, in python3-venv. Without it the machine's own pip fills the environment.
make_venv() {
    if "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        "$python" -m venv --clear "$venv"
    elif "$python" -m pip --python "$python" --version >/dev/null 2>&1; then
        "$python" -m venv --clear --without-pip "$venv"
    else
        say "$python can make no virtual environment: it has neither ensurepip nor a pip of release 22.3 or newer."
        say "Install one of the two (Debian, Ubuntu: apt-get install python3-venv) and try again."
        return 1
    fi
}

# The locks name everything that is wanted, so pip adds nothing of its own to them, as uv does not.
pip_install() {
    local how=(install --quiet --disable-pip-version-check --require-hashes --no-deps)
    if [ -x "$venv/bin/pip" ]; then
        "$venv/bin/python" -m pip "${how[@]}" "$@"
    else
        "$python" -m pip --python "$venv/bin/python" "${how[@]}" "$@"
    fi
}

python=$(find_python)
is_new_enough "$venv/bin/python" || make_venv
say "Installing $* into $venv"
if pip_install -r requirements-uv.txt && "$venv/bin/uv" pip sync --quiet --system-certs --python "$venv/bin/python" --require-hashes "$@"; then
    how=uv
else
    say "uv could not install; pip does it instead, which takes a minute or two longer."
    pip_install "${@/#/--requirement=}"
    how=pip
fi
say "Installed with $how in $((SECONDS - started)) s"
