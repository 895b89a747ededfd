"""Test Anything Protocol for the checks of this folder: check (name, problems) prints one line."""
import subprocess
import sys

_count = 0


def check(name, problems):
    """One subtest: passes when there are no problems, else lists each of them."""
    global _count
    _count += 1
    try:
        problems = list(problems)
    except (OSError, ValueError, subprocess.SubprocessError, SyntaxError) as error:
        # A file that is not there or cannot be read is a problem, not the end of the checks.
        problems = [str(error)]
    print(f"{'not ok' if problems else 'ok'} {_count} {name}")
    for problem in problems:
        print(f"# {problem}")


def done():
    """The plan line; at least one check must have run."""
    print(f"1..{_count}")
    sys.exit(0 if _count else 1)
