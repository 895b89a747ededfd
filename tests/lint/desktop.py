#!/usr/bin/python3
"""What the desktop reads about the program, each by its own validator.

Arguments: the root of the source tree, the build directory.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

from tap import check, done

SOURCE, BUILD = (pathlib.Path(argument) for argument in sys.argv[1:3])
DATA, ICONS = SOURCE / "data", SOURCE / "data/icons/hicolor"
APP = "jp.renkei.Renkei"


def run(*command):
    """What a validator says when it is not content, line by line."""
    out = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    said = (out.stdout + out.stderr).strip().splitlines()
    return (said or [f"exit status {out.returncode}"]) if out.returncode else []


def validate(metainfo):
    """What AppStream's own validator says; from 1.0 on it misses the home page, which there is not yet."""
    said = run("appstreamcli", "validate", "--no-net", "--explain", metainfo)
    faults = [line for line in said if re.match("[EW]: ", line)]
    return [] if len(faults) == 1 and "url-homepage-missing" in faults[0] else said


def promise_problems():
    """No address leads to a reserved domain, as long as nothing is published there."""
    metainfo = ET.parse(BUILD / f"data/{APP}.metainfo.xml")
    for element in metainfo.iter():
        if re.search(r"//[^/]*\.(example|test|invalid|localhost)(/|$)", element.text or ""):
            yield f"{element.tag}: {element.text} leads nowhere"


def picture_problems():
    """Once there is an address: the pictures are there, and the validator is content with them."""
    text = (DATA / f"{APP}.metainfo.xml.in").read_text()
    for name, value in (("PICTURES_BEGIN", ""), ("PICTURES_END", ""), ("PICTURES", "https://pictures.example")):
        text = text.replace(f"@{name}@", value)
    pictures = {pathlib.PurePosixPath(image.text).name for image in ET.fromstring(text).iter("image")}
    yield from (f"not the same: {name}" for name in pictures ^ {p.name for p in (DATA / "screenshots").iterdir()})
    with tempfile.TemporaryDirectory() as folder:
        metainfo = pathlib.Path(folder, f"{APP}.metainfo.xml")
        metainfo.write_text(text)
        yield from validate(metainfo)


def mime_problems():
    """The suffix and the magic number are found again in the database made from our description."""
    with tempfile.TemporaryDirectory() as folder:
        packages = pathlib.Path(folder, "mime/packages")
        packages.mkdir(parents=True)
        (packages / f"{APP}.xml").write_text((DATA / f"{APP}.mime.xml").read_text())
        yield from run("update-mime-database", packages.parent)
        if "application/x-renkei:*.renkei" not in (packages.parent / "globs").read_text():
            yield "the suffix is not known"
        if b"RNKI" not in (packages.parent / "magic").read_bytes():
            yield "the magic number is not known"


def symbolic_problems(icon):
    """GTK recolours fills of a 16 pixel drawing and nothing else."""
    svg = ET.parse(icon).getroot()
    if svg.get("viewBox") != "0 0 16 16" or svg.get("width") != "16" or svg.get("height") != "16":
        yield f"{icon.name}: not 16 × 16"
    for element in svg.iter():
        if element.get("stroke") or element.get("style"):
            yield f"{icon.name}: <{element.tag.split('}')[1]}> has a stroke or a style"


def icon_problems():
    """Each icon can be drawn; each symbolic one can be recoloured."""
    with tempfile.TemporaryDirectory() as folder:
        for icon in sorted(ICONS.rglob("*.svg")):
            if icon.stem.endswith("-symbolic"):
                yield from symbolic_problems(icon)
                yield from run("gtk4-encode-symbolic-svg", icon, "16x16", "-o", folder)
            else:
                ET.parse(icon)


def resource_problems():
    """Every icon of the drawings folder is carried by the program, and only those."""
    listed = set(re.findall(r">([^<>]+\.svg)<", (DATA / "icons/icons.gresource.xml").read_text()))
    here = {p.relative_to(ICONS).as_posix() for p in ICONS.rglob("*.svg") if "mimetypes" not in p.parts}
    yield from (f"not listed: {name}" for name in here - listed)
    yield from (f"not there: {name}" for name in listed - here)


def manifest_problems():
    """The sandbox gets no network and no files but through portals; every archive has its checksum."""
    text = (SOURCE / f"flatpak/{APP}.yml").read_text()
    for permission in re.findall(r"--(?:share=network|filesystem=\S+|socket=(?:session|system)-bus|device=all)", text):
        yield f"asks for {permission}"
    if f"id: {APP}" not in text:
        yield "has another id"
    if text.count("url: ") != len(re.findall(r"sha256: [0-9a-f]{64}\n", text)):
        yield "a download has no SHA-256"


check("desktop file", run("desktop-file-validate", BUILD / f"data/{APP}.desktop"))
check("metainfo", validate(BUILD / f"data/{APP}.metainfo.xml"))
check("nothing is promised that is not there", promise_problems())
check("screenshots", picture_problems())
check("settings schema", run("glib-compile-schemas", "--strict", "--dry-run", DATA))
check("file type", mime_problems())
check("icons", icon_problems())
check("icons in the program", resource_problems())
check("Flatpak manifest", manifest_problems())
done()
