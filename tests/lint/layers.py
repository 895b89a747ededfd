#!/usr/bin/python3
"""The floors, held by the linker's own view: which outside library and which lower floor each one uses.

Arguments: renkei-cli, then FLOOR=ARCHIVE… from the ground up.
"""
import re
import subprocess
import sys

from tap import check, done

# Symbols of the libraries that only some floors may touch.
LIBRARIES = {
    "gtk": r"(gtk|gdk|gsk)_",
    "adw": r"adw_",
    "sqlite": r"sqlite3",
    "csv": r"csv_",
    "xlsx": r"(workbook|worksheet|lxw)_",
    "xml": r"xml[A-Z]",
    "zlib": r"(inflate|crc32)",
    "cairo": r"cairo_",
    "pango": r"pango_",
    "poppler": r"poppler_",
}

# floor: (libraries it may use, floors it may use)
TABLE = {
    "core": ((), ()),
    "store": (("sqlite",), ("core",)),
    "doc": (("cairo", "pango", "poppler"), ("core",)),
    "io": (("csv", "xlsx", "xml", "zlib"), ("store", "core")),
    "report": ((), ("doc", "store", "core")),
    "model": ((), ("store", "core")),
    "app": (("gtk", "adw", "cairo", "pango"), ("model", "report", "io", "doc", "store", "core")),
    "cli": ((), ("report", "io", "doc", "store", "core")),
}


def symbols(path, *options):
    """The names nm prints for a file."""
    out = subprocess.run(["nm", "--format=posix", *options, path], check=True, capture_output=True, text=True)
    return {line.split()[0] for line in out.stdout.splitlines() if len(line.split()) > 1}


def foreign_libraries(undefined, allowed):
    """Undefined symbols of a library the floor may not use."""
    for name, pattern in LIBRARIES.items():
        if name not in allowed:
            for symbol in sorted(undefined):
                if re.match(pattern, symbol):
                    yield f"uses {symbol} ({name})"


def linked(path):
    """The shared libraries a program asks for."""
    out = subprocess.run(["readelf", "--dynamic", "--wide", path], check=True, capture_output=True, text=True)
    return re.findall(r"\(NEEDED\).*\[(.+)\]", out.stdout)


def main():
    paths = dict(argument.split("=", 1) for argument in sys.argv[2:])
    undefined = {floor: symbols(path, "--undefined-only") for floor, path in paths.items()}
    defined = {floor: symbols(path, "--defined-only", "--extern-only") for floor, path in paths.items()}
    owner = {symbol: floor for floor, names in defined.items() for symbol in names if symbol.startswith("rk_")}

    for floor in paths:
        libraries, floors = TABLE[floor]
        mine = undefined[floor] - defined[floor]
        check(f"{floor} uses no library of another floor", foreign_libraries(mine, libraries))
        check(
            f"{floor} uses only floors below it",
            (f"uses {s} of {owner[s]}" for s in sorted(mine) if owner.get(s, floor) not in (*floors, floor)),
        )
        check(f"{floor} is not empty", [] if defined[floor] else ["defines nothing"])
    check("cli links no GTK", (name for name in linked(sys.argv[1]) if re.search(r"gtk|adwaita|gdk-", name)))
    done()


main()
