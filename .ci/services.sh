#!/usr/bin/env bash
# Run a command with what the browser and PostgreSQL tests need, and leave nothing running afterwards.
# usage: .ci/services.sh COMMAND [ARGUMENT...]
#
# It sets, where it can:
#   FIREDRILL_TEST_CHROMIUM   path of a Chromium that starts
#   FIREDRILL_TEST_POSTGRES   URL of a throw-away PostgreSQL; its user may create databases
# Either is taken as it is where it is already set. What is missing is installed with apt-get if we are root or sudo asks
# no password (FIREDRILL_NO_APT=1 forbids that); else it says what is missing and which tests will be skipped.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

apt_install() {
    local sudo=()
    [ -z "${FIREDRILL_NO_APT:-}" ] && command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null && sudo -n true 2>/dev/null || return 1
        sudo=(sudo -n)
    fi
    say "Installing from the system's packages: $*"
    "${sudo[@]}" apt-get update -qq </dev/null >/dev/null &&
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

# A name on PATH proves little: Ubuntu's chromium-browser may be a stub that only names a snap. The shell, which has no
# window to draw, first: it asks a sixth less of the machine.
find_chromium() {
    local name
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name" >/dev/null && timeout 30 "$name" --version >/dev/null 2>&1; then command -v "$name"; return; fi
    done
    return 1
}

# Debian keeps the server's programs off PATH, in one folder for each release.
find_postgres() {
    local exe folder
    for exe in "$(command -v postgres || true)" $(ls -d /usr/lib/postgresql/*/bin/postgres 2>/dev/null | sort -rV); do
        [ -n "$exe" ] || continue
        folder=$(dirname "$(readlink -f "$exe")")
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then echo "$folder"; return; fi
    done
    return 1
}

free_port() { "${VENV:-.venv}/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# The server refuses to run as root, so root hands it to the account its package made.
as_server() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

# Trusts anyone on loopback: fit only for a cluster that lives as long as one test run. It does wait for the disk, because
# the app's own check refuses a server that does not.
start_postgres() {
    local port data=$scratch/pg
    port=$(free_port)
    mkdir "$data"
    if [ "$(id -u)" = 0 ]; then chmod 711 "$scratch" && chown postgres "$data"; fi
    (
        cd "$data"
        as_server "$postgres/initdb" -D "$data" -U firedrill --auth=trust --no-sync -E UTF8 --locale=C.UTF-8 >/dev/null
        as_server "$postgres/pg_ctl" -D "$data" -w -t 60 -l "$data/log" -o "-p $port -c listen_addresses=127.0.0.1 \
            -c unix_socket_directories= -c max_connections=200" start >/dev/null
    ) || { say "PostgreSQL did not start:"; tail -n 5 "$data/log" >&2 2>/dev/null; return 1; }
    export FIREDRILL_TEST_POSTGRES="postgresql+psycopg://firedrill@127.0.0.1:$port/postgres"
}

clean_up() {
    local status=$?
    trap - EXIT INT TERM
    if [ -f "$scratch/pg/postmaster.pid" ]; then
        (cd "$scratch/pg" && as_server "$postgres/pg_ctl" -D "$scratch/pg" -m immediate -w stop >/dev/null) || true
    fi
    rm -rf "$scratch"
    exit "$status"
}

scratch=$(mktemp -d)
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

chromium=${FIREDRILL_TEST_CHROMIUM:-$(find_chromium || true)}
if [ -z "$chromium" ] && { apt_install chromium-headless-shell || apt_install chromium; }; then
    chromium=$(find_chromium || true)
fi
if [ -n "$chromium" ]; then
    export FIREDRILL_TEST_CHROMIUM=$chromium
else
    say "No Chromium that starts (Debian: apt-get install chromium): the browser tests will be skipped."
fi

if [ -z "${FIREDRILL_TEST_POSTGRES:-}" ]; then
    postgres=$(find_postgres || true)
    if [ -z "$postgres" ] && apt_install postgresql; then postgres=$(find_postgres || true); fi
    if [ -z "$postgres" ]; then
        say "No PostgreSQL server (Debian: apt-get install postgresql): the postgres tests will be skipped."
    elif ! start_postgres; then
        say "The postgres tests will be skipped."
    fi
fi

"$@"
