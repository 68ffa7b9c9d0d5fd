#!/usr/bin/env bash
# Run test groups in the order named, all of them even if one fails; then say what each took.
# usage: .ci/test.sh GROUP...        GROUP is check, tests, browser or soak
# Each group of tests leaves test-results/GROUP.xml and, with what pytest printed, test-results/GROUP.log.
set -uo pipefail

venv=${VENV:-.venv}
results=test-results
spread=(--dist loadfile --no-loadscope-reorder) # in the order of tests/conftest.py
summary=()
failed=0

pytest_group() {
    local group=$1
    shift
    "$venv/bin/python" -m pytest --junit-xml="$results/$group.xml" "$@" 2>&1 | tee "$results/$group.log"
    return "${PIPESTATUS[0]}"
}

# Measured on two cores: two at a time keep both busy, and three only get into each other's way.
run_group() {
    case $1 in
        check) make --no-print-directory check ;;
        tests) pytest_group tests -n 2 "${spread[@]}" -m "not browser and not soak" ;;
        # tests/house/test_browser_tests.py keeps every one of them in these two folders
        browser) pytest_group browser -n 2 "${spread[@]}" -m "browser and not soak" tests/browser tests/web ;;
        soak) pytest_group soak -m soak --timeout=1800 ;;
        *) echo "$1 is not a test group: check, tests, browser, soak" >&2; return 2 ;;
    esac
}

told() {
    case $1 in
        0) outcome=passed ;;
        5) outcome="has no tests" ;;
        *) outcome=FAILED failed=1 ;;
    esac
    summary+=("$(printf '%-8s %-12s %4d s' "$2" "$outcome" "$3")")
}

rm -rf "$results"
mkdir -p "$results"
beside=
if [ "$1" = check ] && [ $# -gt 1 ]; then
    # it keeps one core busy for half a minute, so it runs beside the tests; what it printed comes after them
    shift
    (run_group check </dev/null; echo "$? $SECONDS" >"$results/check.status") >"$results/check.log" 2>&1 &
    beside=$!
fi
for group in "$@"; do
    printf '\n== %s\n' "$group"
    started=$SECONDS
    run_group "$group" </dev/null
    told $? "$group" $((SECONDS - started))
done
if [ -n "$beside" ]; then
    wait "$beside"
    printf '\n== check\n'
    cat "$results/check.log"
    read -r status seconds <"$results/check.status"
    told "$status" check "$seconds"
fi

echo
printf '%s\n' "${summary[@]}"
exit "$failed"
