"""Runs programs and makes repositories for the benchmarks: ./run, ./site and their tests."""
import collections
import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


Taken = collections.namedtuple("Taken", "seconds processor memory code")


def measure(command, cwd):
    """What a process took: seconds, those of a processor, the most memory that it held, in bytes; and how it ended."""
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=cwd, **QUIET)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Taken(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024,
                 child.returncode)


def repository(folder, script, *arguments):
    """A repository at `folder` with what a script of this folder writes for `git fast-import`."""
    subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True)
    with subprocess.Popen([sys.executable, HERE / script, *map(str, arguments)], stdout=subprocess.PIPE) as writer:
        subprocess.run(["git", "-C", folder, "fast-import", "--quiet"], stdin=writer.stdout, check=True)
    if writer.returncode:
        raise RuntimeError(f"{script} ended with {writer.returncode}")
    subprocess.run(["git", "-C", folder, "reset", "-q", "--hard"], check=True)
    return folder
