"""Each function test_… of a program as a line of TAP."""
import sys
import traceback


def run(names):
    """Runs those of names, the globals() of the program, in their order."""
    tests = [(name, test) for name, test in names.items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} {name}")
        except Exception:  # pylint: disable=broad-except
            print(f"not ok {number} {name}")
            print("\n".join("# " + line for line in traceback.format_exc().splitlines()))
        sys.stdout.flush()
