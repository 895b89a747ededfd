#!/usr/bin/python3
"""The script ./dev where it answers without building anything.

Arguments: the root of the source tree, the build directory.
"""
import pathlib
import subprocess
import sys

from tap import check, done

SOURCE, BUILD = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])


def run_function(call):
    """Runs a function of the script, without its last lines, which would run a command."""
    lines = (SOURCE / "dev").read_text().splitlines()
    functions = "\n".join(lines[: lines.index("command=${1:-help}")])
    script = functions.replace('cd "$(dirname "$(readlink -f "$0")")"', f"cd '{SOURCE}'")
    return subprocess.run(["bash", "-c", f"{script}\n{call}"], capture_output=True, text=True)


def answer_problems(words, status, printed, *said):
    """What naming tests answers: its exit status, the tests printed, and each of what must be said."""
    out = run_function(f"find_tests '{BUILD}' {words}")
    if out.returncode != status:
        yield f"{words}: exit status {out.returncode}, not {status}: {out.stderr.strip()}"
    found = out.stdout.split()
    if not printed <= set(found) or len(found) != len(set(found)):
        yield f"{words}: finds {found}"
    yield from (f"{words}: does not say “{part}”: {out.stderr.strip()}" for part in said if part not in out.stderr)


def names():
    """A floor means its tests, a name that test, each once; what is neither is told, with those that there are."""
    yield from answer_problems("text report", 0, {"text", "report", "report-council"})
    yield from answer_problems("report report-council store search report", 0, {"report", "report-council", "search"})
    yield from answer_problems("nothing text", 2, {"text"}, "no test is called: nothing\n", "calendar", "store")
    yield from answer_problems("A B", 2, set(), "no test is called: A B\n")
    if run_function(f"find_tests '{BUILD}' tex").returncode != 2:
        yield "half a name is taken for a test"


def unknown_commands():
    """A command that does not exist is answered with the help and status 2."""
    out = subprocess.run([str(SOURCE / "dev"), "nothing"], capture_output=True, text=True)
    if out.returncode != 2 or "./dev test" not in out.stderr:
        yield f"exit status {out.returncode}: {out.stderr.strip()}"


check("names of tests", names())
check("names of commands", unknown_commands())
done()
