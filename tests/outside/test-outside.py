#!/usr/bin/python3
"""The program as a screen reader and a keyboard meet it: names in the accessibility tree, keys through the
X server.

Arguments: renkei, renkei-cli. Needs a display and a session bus (./dev test brings both).
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

if not os.environ.get("DISPLAY"):
    sys.exit(77)

import gi  # pylint: disable=wrong-import-position

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # pylint: disable=wrong-import-position

RENKEI, CLI = (os.path.abspath(path) for path in sys.argv[1:3])
PATIENCE = 60  # seconds, for a build with sanitizers on a busy machine
ROWS_LOOKED_AT = 5
Role = Atspi.Role
# Each question to the tree is a message to the program: what nothing is looked for in is not entered.
NOT_ENTERED = {Role.LIST_ITEM, Role.TABLE_ROW, Role.PUSH_BUTTON, Role.TOGGLE_BUTTON, Role.COMBO_BOX, Role.SCROLL_BAR}
PILLARS = [
    "Home",
    "Councils",
    "Meetings",
    "Checklists",
    "Workplaces",
    "Indicators",
    "Plans",
    "Support and Training",
    "Papers and Reports",
]


class Tree:
    """Looking through the accessibility tree; everything here asks the program, and may be too early."""

    @staticmethod
    def children(node, most=100):
        """The children that are there, as they are asked for."""
        found = (node.get_child_at_index(i) for i in range(min(node.get_child_count(), most)))
        return (child for child in found if child is not None)

    @classmethod
    def find(cls, node, name, role=None):
        """The first node of that name (or whose name is taken), top down; None where there is none."""
        given, kind = node.get_name() or "", node.get_role()
        if (name(given) if callable(name) else given == name) and role in (None, kind):
            return node
        if kind in NOT_ENTERED:
            return None
        return next((found for found in (cls.find(child, name, role) for child in cls.children(node)) if found), None)

    @classmethod
    def texts(cls, node):
        """What the labels below a node say."""
        own = [node.get_name()] if node.get_role() == Role.LABEL and node.get_name() else []
        return own + [text for child in cls.children(node) for text in cls.texts(child)]

    @classmethod
    def has_focus(cls, node):
        """Whether keys come here; of an entry, to the text inside it."""
        nodes = [node, *cls.children(node)] if node.get_role() == Role.ENTRY else [node]
        return any(one.get_state_set().contains(Atspi.StateType.FOCUSED) for one in nodes)


class Program:
    """Renkei on a sample office, in a home of its own."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rk-outside-"))
        self.process = None
        self.tree = None
        self.rows = None  # of the list of workplaces

    def start(self):
        """Starts it and waits until its window can be typed into."""
        home = {f"XDG_{kind}_HOME": str(self.folder / kind) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
        env = {**os.environ, **home}
        office = self.folder / "sample.renkei"
        # What the toolkit leaves when it is left is not looked at here.
        env["ASAN_OPTIONS"] = "detect_leaks=0"
        if not office.exists():
            command = [CLI, "new", office, "--sample", "--workplaces", "1206"]
            subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
        self.process = subprocess.Popen([RENKEI, office], env=env)
        self.tree = self.wait("the program in the tree", self.find_application)
        window = self.wait("its window", self.find_window)
        subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)

    def wait(self, what, condition):
        """Waits until condition gives something; what it asks for may not be there yet."""
        end = time.monotonic() + PATIENCE
        tick = GLib.timeout_add(50, lambda: GLib.SOURCE_CONTINUE)
        try:
            while time.monotonic() < end:
                assert self.process.poll() is None, f"the program has ended ({self.process.poll()}) before {what}"
                try:
                    found = condition()
                except GLib.Error:
                    found = None
                if found:
                    return found
                GLib.MainContext.default().iteration(True)
        finally:
            GLib.source_remove(tick)
        raise AssertionError(f"waited in vain for {what}")

    @staticmethod
    def find_application():
        """The program among those of the desktop."""
        desktop = Atspi.get_desktop(0)
        applications = (app for app in Tree.children(desktop) if app.get_name() == "renkei")
        return next((app for app in applications if app.get_child_count()), None)

    def find_window(self):
        """The X server's number of the window."""
        command = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
        return found[-1] if found else None

    def press(self, *keys):
        """Keys, as the X server passes them on."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def wait_for(self, name, role=None):
        """The first thing of that name."""
        return self.wait(f"“{name}”", lambda: Tree.find(self.tree, name, role))

    def read_rows(self):
        """The labels of the first rows of the list; without what is still empty."""
        read = [Tree.texts(row) for row in Tree.children(self.rows, ROWS_LOOKED_AT)]
        return [row for row in read if len(row) > 1]

    def end(self):
        """Whatever happened."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


# ------------------------------------------------------------------------------------------------- tests
def test_the_sidebar_is_read_in_its_order(program):
    """Nine pillars by name."""
    pillars = program.wait_for("Pillars", Role.LIST)
    names = [child.get_name() for child in Tree.children(pillars) if child.get_role() == Role.LIST_ITEM]
    assert names == PILLARS, names


def test_a_key_leads_to_the_list(program):
    """Alt+5: the register, with its headings and rows to read."""
    program.press("alt+5")
    head, program.rows = Tree.children(program.wait_for("Workplaces", Role.TREE_TABLE))
    headings = Tree.texts(head)
    assert headings[:3] == ["Name", "Municipality", "Industry"], headings[:6]
    rows = program.wait("rows", program.read_rows)
    assert all(len(row) >= 3 for row in rows), rows[0]
    program.wait_for("1,206 in all")


def test_ctrl_f_and_typing_narrow_the_list(program):
    """The focus is in the search; what is typed is searched for."""
    program.press("ctrl+f")
    entry = program.wait_for("Search workplaces", Role.ENTRY)
    program.wait("the focus in the search", lambda: Tree.has_focus(entry))
    subprocess.run(["xdotool", "type", "054"], check=True)
    found = program.wait("rows found", lambda: Tree.find(program.tree, lambda name: name.endswith(" shown of 1,206")))
    shown = int(found.get_name().split()[0].replace(",", ""))
    assert 0 < shown < 1206, found.get_name()


def test_down_leads_from_the_search_to_the_rows(program):
    """And Escape back to everything."""
    program.press("Down")
    row = program.wait("a row with the focus", lambda: next(filter(Tree.has_focus, Tree.children(program.rows)), None))
    assert len(Tree.texts(row)) > 1, Tree.texts(row)
    program.press("Escape")
    program.wait_for("1,206 in all")


def test_ctrl_w_closes_the_office(program):
    """And the program ends by itself, well."""
    program.press("ctrl+w")
    assert program.process.wait(PATIENCE) == 0, program.process.returncode


def test_the_end_of_the_session_closes_the_office(program):
    """What a log-out sends: all is in the one file, as when it is closed by hand."""
    program.start()
    program.press("alt+5")
    program.wait_for("1,206 in all")
    assert (program.folder / "sample.renkei-wal").exists()
    program.process.terminate()
    assert program.process.wait(PATIENCE) == 0, program.process.returncode
    assert not (program.folder / "sample.renkei-wal").exists()


def main():
    """One program for all, in their order: each begins where the one before has left it."""
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    program = Program()
    failed = False
    Atspi.set_timeout(10000, 20000)
    print(f"1..{len(tests)}")
    try:
        for number, (name, test) in enumerate(tests, 1):
            try:
                if program.process is None:
                    program.start()
                assert not failed, "not tried after a failure"
                test(program)
                print(f"ok {number} {name}")
            except Exception:  # pylint: disable=broad-except
                failed = True
                print(f"not ok {number} {name}")
                print("\n".join("# " + line for line in traceback.format_exc().splitlines()))
            sys.stdout.flush()
    finally:
        program.end()


main()
