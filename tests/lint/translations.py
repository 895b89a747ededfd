#!/usr/bin/python3
"""Nothing is left untranslated: every file with messages is listed, every message is in every catalogue.

Argument: the root of the source tree. With --list first: only prints what POTFILES.in should hold.
"""
import pathlib
import re
import subprocess
import sys

from tap import check, done

ROOT = pathlib.Path(sys.argv[-1])
MARKED = {
    ".c": r"\b(N?C?_|ngettext)\s*\(\s*\"",
    ".h": r"\b(N?C?_|ngettext)\s*\(\s*\"",
    ".ui": r"translatable=[\"'](yes|true|1)",
    ".in": r"(?m)^(Name|Comment)=|<(summary|caption)>",
}


def files_with_messages():
    """Files that mark at least one message."""
    for folder in ("src", "ui", "data"):
        for path in sorted((ROOT / folder).rglob("*")):
            pattern = MARKED.get(path.suffix)
            if pattern and re.search(pattern, path.read_text()):
                yield path.relative_to(ROOT).as_posix()


def problems(command, **options):
    """What a tool says when it is not content."""
    out = subprocess.run(command, capture_output=True, text=True, **options)
    return out.stderr.strip().splitlines() or [f"exit status {out.returncode}"] if out.returncode else []


def incomplete(catalogue, template):
    """Messages of the sources of today that the catalogue lacks, or has only by guess."""
    merged = subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "-o", "-", catalogue, "-"],
                            input=template, capture_output=True, text=True, check=True).stdout
    for what in ("untranslated", "only-fuzzy"):
        left = subprocess.run(["msgattrib", f"--{what}", "--no-obsolete", "--no-wrap", "-"],
                              input=merged, capture_output=True, text=True, check=True).stdout
        for message in re.findall(r"(?m)^msgid (\".+\")$", left):
            if message != '""':
                yield f"{what}: {message}"


if sys.argv[1] == "--list":
    print(*sorted(files_with_messages()), sep="\n")
    sys.exit()

listed = [line for line in (ROOT / "po/POTFILES.in").read_text().splitlines() if line and line[0] != "#"]
found = set(files_with_messages())
check("every file with messages is in POTFILES.in", sorted(f"missing: {f}" for f in found - set(listed)))
check("POTFILES.in names no other file", sorted(f"has no messages: {f}" for f in set(listed) - found))
check("POTFILES.in is sorted", [] if listed == sorted(listed) else ["sort it with: LC_ALL=C sort"])

template = subprocess.run([str(ROOT / "tests/lint/pot")], capture_output=True, text=True)
check("messages can be collected", template.stderr.strip().splitlines())
for language in (ROOT / "po/LINGUAS").read_text().split():
    catalogue = str(ROOT / f"po/{language}.po")
    check(f"{language}: well formed", problems(["msgfmt", "--check", "-o", "/dev/null", catalogue]))
    check(f"{language}: complete", incomplete(catalogue, template.stdout))
done()
