#!/usr/bin/python3
"""The .ui files without starting them: carried by the program, icons that exist, buttons that say what they do.

That they can be built is for the tests of the app, which make every widget.

Argument: the root of the source tree.
"""
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

from tap import check, done

ROOT = pathlib.Path(sys.argv[1])
UI = sorted((ROOT / "ui").rglob("*.ui"))
BUTTONS = ("GtkButton", "GtkToggleButton", "GtkMenuButton", "AdwSplitButton")


def unlisted():
    """Files that are not well formed or that the program does not carry, and names without a file."""
    for path in UI:
        ET.parse(path)
    listed = set(re.findall(r">([^<>]+\.ui)<", (ROOT / "ui/renkei.gresource.xml").read_text()))
    here = {path.relative_to(ROOT / "ui").as_posix() for path in UI}
    yield from (f"not listed: {name}" for name in sorted(here - listed))
    yield from (f"not there: {name}" for name in sorted(listed - here))


def known_icons():
    """Names in the theme, in the libraries and in the program."""
    names = {path.stem for path in (ROOT / "data/icons").rglob("*.svg")}
    for theme in ("Adwaita", "hicolor"):
        names |= {path.name.split(".")[0] for path in pathlib.Path("/usr/share/icons", theme).rglob("*-symbolic*.*g")}
    for library in ("libgtk-4.so.1", "libadwaita-1.so.0"):
        for path in pathlib.Path("/usr/lib").glob(f"*/{library}"):
            out = subprocess.run(["gresource", "list", str(path)], capture_output=True, text=True)
            names |= {pathlib.PurePath(line).stem for line in out.stdout.split()}
    return names


def unknown_icons():
    """Symbolic icons named in the sources that nobody draws."""
    names = known_icons()
    for path in (*UI, *sorted((ROOT / "src").rglob("*.c"))):
        for icon in sorted(set(re.findall(r'[>"]([a-z0-9-]+-symbolic)[<"]', path.read_text()))):
            if icon not in names:
                yield f"{path.relative_to(ROOT)}: {icon}"


def silent_buttons():
    """Buttons with nothing but an icon need a tooltip: it is also what a screen reader says."""
    for path in UI:
        for button in ET.parse(path).iter("object"):
            if button.get("class") in BUTTONS:
                said = {p.get("name") for p in button.findall("property")}
                if "icon-name" in said and not said & {"tooltip-text", "label"}:
                    yield f"{path.name}: {button.get('id') or button.get('class')}"


check("every file is well formed and in the program", unlisted())
check("every icon exists", unknown_icons())
check("every icon button says what it does", silent_buttons())
done()
