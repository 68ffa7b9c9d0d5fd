"""Whether a process has died: said only where it is certain."""

import subprocess
import sys

from simulator.services.process import Process


def ended() -> int:
    """Number of a process that has been, and is gone."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_process_has_not_outlived_itself():
    me = Process()
    assert not me.outlived(me.name)


def test_one_that_lives_is_not_dead_and_one_that_is_gone_is():
    me = Process()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        assert not me.outlived(f"{me.machine}/{other.pid}/ffff")
        other.communicate(b"\n")
    assert me.outlived(f"{me.machine}/{ended()}/ffff")


def test_in_a_container_the_last_one_had_the_same_number():
    me = Process(pid=1)
    assert me.outlived(f"{me.machine}/1/ffff")


def test_of_other_machines_nothing_is_known():
    assert not Process().outlived(f"elsewhere/{ended()}/ffff")


def test_a_name_that_is_none_is_nobodys():
    me = Process()
    assert not any(
        map(me.outlived, ("", "x", me.machine, f"{me.machine}/", f"{me.machine}/-1/x", f"{me.machine}/0x/y"))
    )
