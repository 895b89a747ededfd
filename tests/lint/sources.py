#!/usr/bin/python3
"""Rules for the sources that no compiler holds: sizes, forbidden calls, who includes what.

Argument: the root of the source tree.
"""
import pathlib
import re
import sys

from tap import check, done

ROOT = pathlib.Path(sys.argv[1])
FUNCTION_LIMIT, FILE_LIMIT = 100, 900


def blank(match):
    """Comments and strings as blanks, so that lines and columns stay true."""
    return re.sub(r"[^\n]", " ", match[0])


def code_of(text):
    """The text without what is inside comments, strings and characters."""
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, text, flags=re.S)


FILES = {p: p.read_text() for top in ("src", "tests") for p in sorted((ROOT / top).rglob("*.[ch]"))}
CODE = {p: code_of(text) for p, text in FILES.items()}


def where(path, text, position):
    """file:line of a place in a file."""
    return f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, position) + 1}"


def matches(pattern, among, texts=None):
    """Every place a pattern is found in the code of the files that `among` accepts."""
    for path, text in (texts or CODE).items():
        if among(path.relative_to(ROOT).as_posix()):
            for match in re.finditer(pattern, text):
                yield f"{where(path, text, match.start())}: {match[0].strip()}"


def inside(*folders):
    """Accepts the files below any of the folders."""
    return lambda path: path.startswith(folders)


def outside(*folders):
    """Accepts the files of src/ that are below none of the folders."""
    return lambda path: path.startswith("src/") and not path.startswith(folders)


def long_functions():
    """Functions are column-0 braces in this style: from the opening to the closing one."""
    for path, text in CODE.items():
        opened = None
        for number, line in enumerate(text.split("\n"), 1):
            if line.startswith("{"):
                opened = number
            elif line.startswith("}") and opened:
                # "};" or "} Name;" ends a table or a struct, not a function.
                if line.rstrip() == "}" and number - opened + 1 > FUNCTION_LIMIT:
                    yield f"{path.relative_to(ROOT)}:{opened}: {number - opened + 1} lines"
                opened = None


def missing_guards():
    """Headers without #pragma once."""
    for path, text in CODE.items():
        if path.suffix == ".h" and "#pragma once" not in text:
            yield str(path.relative_to(ROOT))


check("there are sources", [] if FILES else ["none found"])
check(
    f"no file over {FILE_LIMIT} lines",
    (f"{p.relative_to(ROOT)}: {t.count(chr(10))} lines" for p, t in FILES.items() if t.count("\n") > FILE_LIMIT),
)
check(f"no function over {FUNCTION_LIMIT} lines", long_functions())
check("every header has #pragma once", missing_guards())
check("nothing is left for later", matches(r"\b(TODO|FIXME|XXX|HACK)\b", inside("src/", "tests/"), FILES))
check("sqlite3.h only in the store", matches(r"#\s*include\s*<sqlite3", outside("src/store/"), FILES))
check("GTK and libadwaita only in the app", matches(r"#\s*include\s*<(gtk|gdk|gsk|adwaita)\b", outside("src/app/"), FILES))
check("cairo and Pango only in doc and app", matches(r"#\s*include\s*<(cairo|pango)\b", outside("src/doc/", "src/app/", "src/report/"), FILES))
check("csv.h only in io", matches(r"#\s*include\s*<csv", outside("src/io/"), FILES))
check("SQL text is not put together by SQLite's printf", matches(r"\bsqlite3_v?s?n?m?printf\b", inside("src/")))
check("sqlite3_exec only where there is nothing to bind", matches(r"\bsqlite3_exec\b", outside("src/store/rk-migrate", "src/store/rk-store-migrate", "src/store/rk-sql", "src/store/rk-connection")))
# The fault tests kill at a random moment: there the sleep is the test.
check("nothing sleeps to wait", matches(r"\b(g_usleep|usleep|sleep|nanosleep)\s*\(", lambda path: not path.endswith("-faults.c")))
check("no unsafe string calls", matches(r"\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atof|g_strcasecmp)\s*\(", inside("src/", "tests/")))
# A GTask may let go of its source on the worker: a widget would be taken apart there (rk-work.h).
check("no task of the screen has a source", matches(r"\bg_task_new \(self\b", inside("src/app/")))
# From libadwaita 1.3 on its heading is measured in one line, and GTK warns (rk-message.h).
check("message dialogs have our heading", matches(r"\badw_message_dialog_new\b", lambda path: path.startswith("src/") and path != "src/app/rk-message.c"))
check("no network", matches(r"\b(g_socket_|g_network_|g_resolver_|soup_|curl_)\w*", inside("src/")))
check("no tabs, no trailing blanks", matches(r"(?m)\t|[ \t]+$", inside("src/", "tests/"), FILES))
done()
