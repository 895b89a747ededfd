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


def objects(classes):
    """Every object of these classes: where it is, its element, the properties it sets, its accessible ones."""
    for path in UI:
        for element in ET.parse(path).iter("object"):
            if element.get("class") in classes:
                said = {p.get("name"): p.text for p in element.findall("property")}
                spoken = {p.get("name") for p in element.findall("accessibility/*")}
                yield f"{path.name}: {element.get('id') or element.get('class')}", element, said, spoken


def silent_buttons():
    """A button with nothing but an icon needs a tooltip for the eye and a label for the screen reader, which calls
    it “GtkImage” otherwise. Of any other content but a plain text GTK 4.8 takes no name either, except from
    AdwButtonContent; what changes is named by the program."""
    for where, button, said, spoken in objects(BUTTONS):
        named = spoken & {"label", "labelled-by"}
        content = {o.get("class") for o in button.findall("property[@name='child']/object")}
        content |= {o.get("class") for o in button.findall("child/object")}
        if "icon-name" in said and not ("tooltip-text" in said and named):
            yield where
        elif content and not named and "AdwButtonContent" not in content and not button.get("id"):
            yield where


def stammering_buttons():
    """GTK 4.8 reads a button twice that has its text and another name, or a mnemonic in its text."""
    for where, button, said, spoken in objects(("GtkButton", "GtkToggleButton")):
        if said.get("label") and (spoken & {"label", "labelled-by"} or said.get("use-underline") == "true"):
            yield where


def talking_pictures():
    """A picture is read as “GtkImage” unless it has a name or says that it is decoration."""
    for where, picture, said, spoken in objects(("GtkImage",)):
        if said.get("accessible-role") != "presentation" and "label" not in spoken:
            yield where


def half_homogeneous_stacks():
    """GTK measures the hidden pages of a stack that is homogeneous in one direction only at their least height: a
    sentence in one of them makes the window as wide as the sentence."""
    for where, _stack, said, _spoken in objects(("GtkStack",)):
        if said.get("hhomogeneous") != said.get("vhomogeneous"):
            yield where


check("every file is well formed and in the program", unlisted())
check("every icon exists", unknown_icons())
check("every icon button says what it does", silent_buttons())
check("no button says it twice", stammering_buttons())
check("no stack is homogeneous in one direction only", half_homogeneous_stacks())
check("pictures are silent or have a name", talking_pictures())
done()
