#!/usr/bin/python3
"""renkei-cli from outside: names, keys, exit statuses, and that stdout holds the result and nothing else.

Argument: the program.
"""
import csv
import datetime
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import traceback
import zipfile
from xml.etree import ElementTree

PROGRAM = os.path.abspath(sys.argv[1])
WORKPLACE_KEYS = (
    "id name kana corporate_number postal_code address municipality municipality_code medical_area industry"
    " employees phone representative contact insurer registration_number registered_on needs_review"
).split()


class Office:
    """A folder of its own, perhaps with a copy of the sample office."""

    sample = None  # made once, by the program itself

    def __init__(self, sample=True):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rk-cli-"))
        self.db = self.folder / "県.renkei"
        if sample:
            shutil.copy(Office.sample, self.db)

    def path(self, name, text=None, encoding="utf-8-sig"):
        """A file in the folder, written where a text is given."""
        path = self.folder / name
        if text is not None:
            path.write_bytes(text.encode(encoding))
        return path

    def run(self, *args, status=0, env=None):
        """Runs the program; the status must be the expected one."""
        done = subprocess.run(
            [PROGRAM, *map(str, args)], capture_output=True, cwd=self.folder, env={**os.environ, **(env or {})}
        )
        assert done.returncode == status, f"{args}: status {done.returncode}: {done.stderr.decode()}"
        done.out, done.err = done.stdout.decode(), done.stderr.decode()
        return done

    def json(self, *args, status=0, env=None):
        """The one JSON object; nothing may stand before or behind it."""
        done = self.run(*args, "--json", status=status, env=env)
        value, end = json.JSONDecoder().raw_decode(done.out)
        assert isinstance(value, dict) and done.out[end:] == "\n", done.out
        return value

    def refuse(self, *args, status):
        """A refusal: one clear line on stderr, nothing on stdout."""
        for more in ((), ("--json",)):
            done = self.run(*args, *more, status=status)
            assert done.out == "", (args, done.out)
            assert re.fullmatch(r"renkei-cli: [^\n]+\n", done.err), (args, done.err)
        return done.err

    def list(self, *args, kind="workplaces"):
        """Rows of a list."""
        return self.json("list", kind, "--db", self.db, *args)

    def files(self):
        """Names of the files in the folder, without what belongs to the office file."""
        return {p.name for p in self.folder.iterdir() if not p.name.startswith("県.renkei")}


def equal(got, expected):
    """Says both where they differ."""
    assert got == expected, f"{got!r} is not {expected!r}"


# ------------------------------------------------------------------------------------- files as a whole
def test_new(office):
    """A new file is private, empty and never written over another."""
    other = office.path("新.renkei")
    equal(office.json("new", other), {"path": str(other)})
    equal(other.stat().st_mode & 0o777, 0o600)
    before = other.read_bytes()
    office.refuse("new", other, status=1)
    office.refuse("new", other, "--sample", status=1)
    equal(other.read_bytes(), before)
    equal(office.json("list", "workplaces", "--db", other), {"total": 0, "rows": []})
    equal(office.json("list", "areas", "--db", other)["total"], 35)
    office.json("new", "名.renkei", "--name", "見本市", "--person", "青島")
    names = office.json("list", "offices", "--db", "名.renkei")["rows"][0]
    equal((names["name"], names["person"], names["sample"]), ("見本市", "青島", None))
    office.refuse("new", "x.renkei", "--sample", "--name", "見本市", status=2)
    for args in (("new", "無い/x.renkei"), ("new", "無い/x.renkei", "--sample"), ("backup", other, "無い/x.renkei")):
        said = office.refuse(*args, status=1)
        assert "Nothing was written" in said and "無い" in said, said


def test_check(office):
    """Sound, not an office file, damaged, missing, a folder."""
    equal(office.json("check", office.db), {"ok": True, "problems": []})
    office.path("other.renkei", "氏名,住所\n")
    said = office.refuse("list", "workplaces", "--db", "other.renkei", status=1)
    assert "not an office file" in said and "SQLite" not in said, said
    damaged = office.path("damaged.renkei")
    whole = bytearray(office.db.read_bytes())
    whole[60000:120000] = b"\x55" * 60000
    damaged.write_bytes(whole)
    for name in ("other.renkei", "damaged.renkei", "nowhere.renkei", "."):
        answer = office.json("check", name, status=1)
        equal(answer["ok"], False)
        assert answer["problems"] and all(isinstance(p, str) and p for p in answer["problems"]), answer
        said = office.run("check", name, status=1).err
        assert said.startswith("renkei-cli: ") and "SQLite" not in said, said


def test_backup(office):
    """A copy holds as many rows and gives the same list; nothing is written over."""
    backup, restored = office.path("copy.renkei"), office.path("again.renkei")
    made = office.json("backup", office.db, backup)
    equal(made["path"], str(backup))
    assert made["rows"] > 1206, made
    office.refuse("backup", office.db, backup, status=1)
    equal(office.json("restore", backup, restored), {"path": str(restored), "rows": made["rows"]})
    office.refuse("restore", backup, restored, status=1)
    office.refuse("restore", office.path("text.renkei", "x"), office.path("new.renkei"), status=1)
    equal(office.json("list", "workplaces", "--db", restored), office.list())
    assert "new.renkei" not in office.files()


def test_missing_file(office):
    """Nothing is made by asking."""
    for args in (
        ("list", "workplaces", "--db", "none.renkei"),
        ("history", "none.renkei"),
        ("undo", "none.renkei"),
        ("backup", "none.renkei", "b.renkei"),
        ("print", "workplaces", "p.pdf", "--db", "none.renkei"),
        ("list", "workplaces", "--db", "."),
    ):
        office.refuse(*args, status=1)
    equal(office.files(), set())


# --------------------------------------------------------------------------------------------- history
def test_history(office):
    """Undo and redo, each in a process of its own."""
    entries = office.json("history", office.db)["entries"]
    equal(len(entries), 3)
    for entry in entries:
        assert {"id", "at", "by", "what", "undone"} <= entry.keys(), entry
        equal((entry["by"], entry["undone"]), ("落合", False))
        assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", entry["at"]), entry
    equal(office.json("history", office.db, "--limit", "1")["entries"], entries[:1])
    before = office.list()
    for entry in entries:
        equal(office.json("undo", office.db), {"what": entry["what"]})
    office.refuse("undo", office.db, status=1)
    assert all(e["undone"] for e in office.json("history", office.db)["entries"])
    assert office.list() != before
    for entry in reversed(entries):
        equal(office.json("redo", office.db), {"what": entry["what"]})
    office.refuse("redo", office.db, status=1)
    equal(office.list(), before)
    chain = office.json("verify", office.db)
    equal(chain["ok"], True)
    assert chain["entries"] == 9, chain  # three edits, three undone, three done again


def test_tampering(office):
    """Who changes a line of the history behind the program's back is found out."""
    with sqlite3.connect(office.db) as db:
        db.execute("UPDATE history SET what = '何もしていない' WHERE id = (SELECT min(id) FROM history)")
    db.close()
    answer = office.json("verify", office.db, status=1)
    equal(answer["ok"], False)
    assert isinstance(answer["entries"], int), answer
    assert office.run("verify", office.db, status=1).err
    equal(office.json("check", office.db, status=1)["ok"], False)


# ----------------------------------------------------------------------------------------------- lists
def test_list_keys(office):
    """Every key of every row, in its type; what is not known is null."""
    answer = office.list()
    equal(answer["total"], 1206)
    equal(len(answer["rows"]), 1206)
    types = {"employees": int, "needs_review": bool}
    for row in answer["rows"]:
        assert set(WORKPLACE_KEYS) <= row.keys(), row.keys()
        for key, value in row.items():
            if key in types:
                assert value is None or type(value) is types[key], (key, value)
            assert value != "", key
        assert row["registered_on"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", row["registered_on"])
    assert any(row["employees"] is None for row in answer["rows"])
    equal(sum(row["needs_review"] for row in answer["rows"]), 12)


def test_list_pages(office):
    """Limit and offset cut the same order; the total counts all."""
    names = [row["id"] for row in office.list("--sort", "name")["rows"]]
    got = []
    for offset in range(0, 1206, 500):
        answer = office.list("--sort", "name", "--limit", "500", "--offset", offset)
        equal(answer["total"], 1206)
        got += [row["id"] for row in answer["rows"]]
    equal(got, names)
    equal(office.list("--limit", "0"), {"total": 1206, "rows": []})
    equal(office.list("--offset", "5000"), {"total": 1206, "rows": []})


def test_list_order(office):
    """Numbers as numbers, nothing last; several orders one after the other."""
    sizes = [row["employees"] for row in office.list("--sort", "-employees")["rows"]]
    known = [s for s in sizes if s is not None]
    equal(known, sorted(known, reverse=True))
    assert sizes[: len(known)] == known and len(known) < len(sizes)
    rows = office.list("--sort", "municipality", "--sort", "-employees")["rows"]
    keys = [(row["municipality_code"], -(row["employees"] or 0)) for row in rows if row["employees"]]
    equal(keys, sorted(keys))


def test_list_conditions(office):
    """The same field twice: either; different fields: both; every word of a search."""
    rows = office.list()["rows"]

    def check(expected, *args):
        answer = office.list(*args)
        equal({row["id"] for row in answer["rows"]}, {row["id"] for row in rows if expected(row)})
        equal(answer["total"], len(answer["rows"]))

    yaizu = ("--where", "municipality=焼津市")
    check(lambda r: r["municipality"] == "焼津市", *yaizu)
    check(lambda r: r["municipality"] in ("焼津市", "下田市"), *yaizu, "--where", "municipality=下田市")
    check(lambda r: r["municipality"] == "焼津市" and r["industry"][0] == "E", *yaizu, "--where=industry=E")
    check(lambda r: r["municipality_code"] == "222127", "--where", "municipality_code=焼津市")
    check(lambda r: r["medical_area"] == "賀茂", "--where", "medical_area=賀茂")
    check(lambda r: r["needs_review"], "--where", "needs_review=true")
    check(lambda r: r["employees"] is None, "--where", "employees=")
    check(lambda r: r["id"] == rows[7]["id"], "--where", f"id={rows[7]['id']}")
    check(lambda r: "薬局" in r["name"] and "焼津市" in r["address"], "--search", "焼津　薬局")
    check(lambda r: False, "--search", "どこにもない言葉")
    # The first and the last day belong to a registration; a row without dates is in no way out of date.
    for day in ("2023-04-01", rows[300]["registered_on"], rows[300]["expires_on"]):
        check(lambda r, d=day: (r["registered_on"] or "") <= d <= (r["expires_on"] or "9"), "--as-of", day)
    equal(office.list("--as-of", "令和5年4月1日"), office.list("--as-of", "2023-04-01"))


def test_other_lists(office):
    """Every kind can be listed."""
    equal(office.list(kind="offices")["rows"][0]["name"], "静岡県（見本）")
    equal(office.list(kind="reviews")["total"], 12)
    equal([r["lower"] for r in office.list(kind="size-classes")["rows"]][:2], [1, 5])


def test_plain(office):
    """Without --json: something to read, in any locale, with the characters of the data."""
    for locale in ("C", "C.UTF-8"):
        out = office.run("list", "workplaces", "--db", office.db, "--search", "焼津", env={"LC_ALL": locale}).out
        assert "焼津市" in out and "{" not in out, out
    assert "焼津市" in office.run("count", "workplaces", "--by", "municipality", "--db", office.db).out
    assert "落合" in office.run("history", office.db).out


def test_count(office):
    """Counts add up and say missing values."""
    answer = office.json("count", "workplaces", "--by", "municipality,industry", "--db", office.db)
    equal(answer["total"], 1206)
    equal(sum(row["count"] for row in answer["rows"]), 1206)
    for row in answer["rows"]:
        equal(set(row), {"municipality", "industry", "count"})
    assert any(row["industry"] is None for row in answer["rows"])
    areas = office.json("count", "workplaces", "--by", "medical_area", "--db", office.db, "--search", "薬局")
    equal([row["medical_area"] for row in areas["rows"]][0], "賀茂")
    equal(areas["total"], office.list("--search", "薬局")["total"])
    review = office.json("count", "workplaces", "--by", "needs_review", "--db", office.db)
    equal({row["needs_review"]: row["count"] for row in review["rows"]}, {False: 1194, True: 12})


# ------------------------------------------------------------------------------------ papers and charts
def words_of(path):
    """The text of a PDF."""
    return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()


def test_print(office):
    """Pages, the conditions in the head, nothing personal for the public."""
    assert "workplaces" in office.run("print", "--list").out.splitlines()
    out = office.path("名簿.pdf")
    pages = office.json("print", "workplaces", out, "--db", office.db)["pages"]
    assert 30 < pages < 45, pages
    assert out.read_bytes().startswith(b"%PDF-")
    text = words_of(out)
    assert "1,206件" in text and f"{pages} / {pages}" in text and "見本" in text
    args = ("--search", "薬局", "--where", "municipality=焼津市")
    rows = office.list(*args)["rows"]
    equal(office.json("print", "workplaces", out, "--db", office.db, *args), {"pages": 1})
    text = words_of(out)
    assert "市町：焼津市" in text and "「薬局」を含む" in text and f"{len(rows)}件" in text, text
    persons = [row["contact"].replace("　", " ") for row in rows if row["contact"]]
    assert persons and all(p in text for p in persons), (persons, text)
    office.run("print", "workplaces", out, "--db", office.db, *args, "--public", "--paper", "a3", "--landscape")
    text = words_of(out)
    assert rows[0]["name"] in text and not any(p in text for p in persons), text


def test_print_choices(office):
    """What a document has no use for does not keep it from being printed."""
    out = office.path("名簿.pdf")
    args = ("print", "workplaces", out, "--db", office.db, "--limit", "5")
    plain = office.json(*args)
    equal(office.json(*args, "--council", "志太榛原"), plain)
    for option, value in (("meeting", "2026"), ("year", "2026"), ("edition", "2026"), ("scheme", "2026"), ("from", "3")):
        equal(office.json(*args, f"--{option}", value), plain)
    assert "賀茂榛原" in office.refuse(*args, "--council", "賀茂榛原", status=1)


def test_print_letters(office):
    """A letter to each member with the number given; labels that begin where the sheet still has some."""
    out = office.path("通知.pdf")
    db = ("--db", office.db)
    pages = office.json("print", "invitation", out, *db, "--number", "見本第9号")["pages"]
    assert pages > 15 and words_of(out).count("見本第9号") == pages, pages
    labels = ("print", "labels", out, *db, "--council", "志太榛原")
    equal(office.json(*labels, "--per-sheet", "21", "--from", "21"), {"pages": 2})
    equal(office.json(*labels, "--per-sheet", "21"), {"pages": 1})
    assert "20" in office.refuse(*labels, "--per-sheet", "20", status=1)
    office.run("print", "envelopes", out, *db, "--paper", "kaku2")


def test_print_roster(office):
    """A roster with readings, or without; in the order that is asked for."""
    kana = office.json("list", "members", "--db", office.db, "--limit", 1)["rows"][0]["kana"].split()[0]
    for options, expected in (((), True), (("--without-kana",), False)):
        office.json("print", "roster", "r.pdf", "--db", office.db, "--sort", "kana", *options)
        assert (kana in words_of(office.path("r.pdf"))) == expected, options


def test_print_fails_whole(office):
    """No half file, and a good one is not lost."""
    old = office.path("old.pdf", "previous")
    office.refuse("print", "workplaces", "no-such-folder/x.pdf", "--db", office.db, status=1)
    office.refuse("print", "workplaces", old, "--db", office.db, "--paper", "a5", status=2)
    office.refuse("print", "workplaces", office.db, "--db", office.db, status=2)
    odd = office.path("odd.pdf")
    shutil.copy(office.db, odd)
    office.refuse("print", "workplaces", odd, "--db", odd, status=2)
    equal(odd.read_bytes(), office.db.read_bytes())
    for name in ("odd.pdf", "odd.pdf.lock"):
        (office.folder / name).unlink(missing_ok=True)
    office.refuse("print", "minutes-of-yesterday", old, "--db", office.db, status=2)
    equal(office.files(), {"old.pdf"})
    assert old.read_bytes().endswith(b"previous")
    equal(office.json("check", office.db)["ok"], True)


def test_stopped(office):
    """Whenever Ctrl-C comes: the whole file or none, and no scraps beside it."""
    out = office.path("p.pdf")
    for patience in (0.05, 0.1, 0.2, 0.3, 0.5):
        with subprocess.Popen(
            [PROGRAM, "print", "workplaces", out, "--db", office.db], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGINT)
            err = process.communicate()[1].decode()
        assert process.returncode in (0, 1, -signal.SIGINT), err
        equal(office.files(), {"p.pdf"} if process.returncode == 0 else set())
        if process.returncode == 1:
            assert "Stopped" in err, err
        out.unlink(missing_ok=True)


def test_chart(office):
    """Three formats, in the size that was asked for."""
    png, svg, pdf = (office.path("図." + s) for s in ("png", "svg", "pdf"))
    args = ("--db", office.db, "--by", "medical_area", "--stack", "industry")
    equal(office.json("chart", "workplaces", png, *args, "--width", 800, "--height", 500), {"path": str(png)})
    data = png.read_bytes()
    assert data.startswith(b"\x89PNG")
    equal((int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")), (800, 500))
    office.json("chart", "workplaces", svg, *args)
    assert "<svg" in svg.read_text()
    office.json("chart", "workplaces", pdf, *args)
    text = words_of(pdf)
    for part in ("圏域別・産業別の事業所数", "賀茂", "製造", "出典", "静岡県（見本）"):
        assert part in text, (part, text)
    table = office.path("図.csv")
    equal(office.json("chart", "workplaces", table, *args), {"path": str(table)})
    lines = table.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("圏域別・産業別の事業所数"), lines[0]
    for words in ("単位：", "賀茂", "出典　"):
        assert any(line.startswith(words) for line in lines), (words, lines)
    office.refuse("chart", "workplaces", "x.png", "--db", office.db, "--by", "name", status=1)
    office.refuse("chart", "workplaces", "x.gif", "--db", office.db, "--by", "industry", status=2)
    office.refuse("chart", "weather", "x.png", "--db", office.db, status=2)


FIGURE = {
    "number": "図1", "title": "習慣的喫煙者の標準化該当比", "decimals": 1, "source": "第9回NDBオープンデータ",
    "categories": [{"name": "志太榛原", "code": "2206"}, {"name": "富士", "code": "2204"}, {"name": "静岡", "code": "2205"}],
    "references": [{"value": 100, "label": "全国"}],
    "series": [{"name": "男性", "values": [101.1, 113.7, "※"], "lower": [99.97, 112.4, 12.3], "upper": [102.3, 115.0, 45.6]}],
}


def test_figure(office):
    """A figure from a description: every kind, words in the PDF, nothing of what is withheld."""
    data = office.path("figure.json", json.dumps(FIGURE, ensure_ascii=False), "utf-8")
    for kind in "bars grouped stacked shares radar heat forest funnel trend multiples spine pyramid scatter box tiles".split():
        out = office.path(kind + ".pdf")
        equal(office.json("chart", kind, out, "--data", data), {"path": str(out)})
        assert out.read_bytes().startswith(b"%PDF"), kind
    text = words_of(office.path("forest.pdf"))
    for words in ("図1", "志太榛原", "99.97～102.3", "※", "出典"):
        assert words in text, (words, text)
    assert "12.3" not in text and "45.6" not in text, text
    # a slip of the pen is told with its line, and nothing is written
    data = office.path("slip.json", '{"categories": ["a"],\n"tilte": "x"}', "utf-8")
    said = office.refuse("chart", "bars", "slip.png", "--data", data, status=1)
    assert "Line 2" in said and "tilte" in said, said
    assert not office.path("slip.png").exists()
    office.refuse("chart", "bars", "x.png", status=2)
    office.refuse("chart", "map", "x.png", "--data", office.path("figure.json"), status=2)
    assert "x.png" not in office.files()


# ------------------------------------------------------------------------------------------ checklists
def test_checklists(office):
    """The editions that are shipped, out to a file and in again under another version."""
    rows = office.json("checklist", "list", "--db", office.db)
    equal(rows["total"], 8)
    keys = "id title fidelity target version items".split()
    assert all(set(keys) <= set(row) for row in rows["rows"]), rows
    equal([r["items"] for r in rows["rows"]], [19, 29, 12, 27, 23, 15, 21, 19])
    for suffix in "csv", "json":
        out = office.path("版." + suffix)
        equal(office.json("checklist", "export", out, "--db", office.db, "--edition", "pref-progress@2026.11-1")["items"], 29)
        office.refuse("checklist", "import", out, "--db", office.db, status=1)  # it is there already
        text = out.read_text("utf-8-sig").replace("2026.11-1", "2027." + suffix)
        new = office.path("新版." + suffix, text, encoding="utf-8")
        equal(office.json("checklist", "import", new, "--db", office.db)["added"], 1)
        bad = office.path("壊れた." + suffix, text.replace("P3-02", "P3-01"), encoding="utf-8")
        said = office.refuse("checklist", "import", bad, "--db", office.db, status=1)
        assert "Line " in said and "P3-01" in said, said
    rows = office.json("checklist", "list", "--db", office.db)
    equal(rows["total"], 10)
    # Every id is taken back, and means what it was printed for.
    for row in rows["rows"]:
        out = office.path("一つ.csv")
        office.json("checklist", "export", out, "--db", office.db, "--edition", row["id"])
        assert f"版,{row['version']}," in out.read_text("utf-8-sig"), row


def test_level(office):
    """Answers from a list, the level they amount to, and who decides it."""
    codes = [f"G{block}-0{n}" for block in ("11", "12", "21", "22", "23") for n in (1, 2, 3)]
    codes += [f"G3-0{n}" for n in (1, 2, 3, 4)]
    marks = ["○"] * 9 + ["△", "○", "×"] + ["×"] * 7
    table = office.path("回答.csv", "code,mark,comment\n" + "".join(
        f"{code},{mark},根拠{code}\n" for code, mark in zip(codes, marks)))
    args = ("--db", office.db, "--council", "富士", "--edition", "growth-area", "--year", 2023)
    got = office.json("checklist", "answer", table, *args)
    equal((got["answered"], got["items"], got["level"]), (19, 19, "2-1"))
    level = office.json("level", *args)
    equal((level["edition"], level["year"], level["level"]), ("growth-area", 2023, "2-1"))
    equal(level["missing_for_next"], ["G22-01", "G22-03"])
    equal(level["decided_by"], [c for c in codes[:8]])
    equal([(c["code"], c["rate"]) for c in level["categories"]],
          [("G11", 100), ("G12", 100), ("G21", 100), ("G22", 50), ("G23", 0), ("G3", 0)])
    assert "段階" in level["rule"], level
    better = office.path("追加.csv", "code,mark\nG22-01,○\nG22-03,○\n")
    equal(office.json("checklist", "answer", better, *args)["level"], "2-2")
    equal(office.json("undo", office.db)["what"], "チェックリストの回答を取り込んだ")
    equal(office.json("level", *args)["level"], "2-1")
    bad = office.path("誤り.csv", "code,mark\nG11-01,○\nX-1,○\n")
    assert "Line 3" in office.refuse("checklist", "answer", bad, *args, status=1)
    # A closed round of the sample does not change.
    closed = ("--db", office.db, "--council", "富士", "--edition", "growth-area", "--year", 2025)
    before = office.json("level", *closed)
    office.refuse("checklist", "answer", better, *closed, status=1)
    equal(office.json("level", *closed), before)
    office.refuse("level", "--db", office.db, "--council", "富士", "--year", 2011, status=1)
    office.refuse("checklist", "answer", table, "--db", office.db, status=2)
    office.refuse("checklist", "burn", "--db", office.db, status=2)


def test_checklist_papers(office):
    """Every paper, with what is left out made good."""
    council = ("--council", "志太榛原")
    for name, args, pages in (
        ("checklist-blank", ("--edition", "area-l2-l3"), 16),
        ("checklist-blank", ("--edition", "area-l2-l3", *council), 2),
        ("checklist-filled", council, None),
        ("checklist-matrix", (), 1),
        ("checklist-result", council, 1),
        ("checklist-years", council, 1),
        ("checklist-binder", council, None),
    ):
        out = office.path("紙.pdf")
        got = office.json("print", name, out, "--db", office.db, *args)["pages"]
        assert pages is None or got == pages, (name, got)
        assert "独自" in words_of(out) or "再構成版" in words_of(out), name
    for name in "radar", "rates", "levels", "heat":
        out = office.path("図.png")
        equal(office.json("chart", "checklist-" + name, out, "--db", office.db, *council), {"path": str(out)})


def test_plans(office):
    """A plan as a table, in and printed; the papers of plans, support and training of the sample."""
    rows = office.json("list", "plans", "--db", office.db, "--sort", "version")["rows"]
    equal(sorted(row["version"] for row in rows if "ロードマップ" not in row["title"]), [1, 2])
    equal(office.json("list", "measures", "--db", office.db, "--where", f"plan_id={rows[0]['id']}")["rows"][0]["number"], "Ⅰ")
    newest = next(row["id"] for row in rows if row["version"] == 2)
    targets = office.json("list", "targets", "--db", office.db, "--where", f"plan_id={newest}")["rows"]
    equal("".join(sorted(row["grade"] for row in targets)), "AAAABBCCD")
    equal(office.json("list", "cases", "--db", office.db)["total"], 3)
    equal(office.json("list", "trainings", "--db", office.db)["rows"][0]["attended"], 7)
    table = "柱,取組,具体的な取組,R6,R7,目標\nⅠ 健診,1 受診,(1) 健診車,試行,→,受診の増\n,,(2) 案内,,★契約,\n"
    path = office.path("計画.csv", table, encoding="cp932")
    want = {"rows": 2, "measures": 4, "cells": 2}
    got = office.json("import", "plan", path, "--db", office.db, "--dry-run")
    equal({key: got[key] for key in want}, want)
    equal(office.json("list", "plans", "--db", office.db)["total"], 3)
    plan = office.json("import", "plan", path, "--db", office.db, "--council", "志太榛原", "--name", "試験計画")["plan"]
    out = office.path("工程表.pdf")
    for paper in "a3", "a4":
        equal(office.json("print", "roadmap", out, "--db", office.db, "--plan", plan, "--paper", paper), {"pages": 1})
        words = words_of(out)
        assert all(word in words for word in ("健診車", "試行", "契約", "受診の増", "令和7年度")), words
    # A 柱 that is a little more than a page is set closer: no row stands on a page alone.
    rows15 = "".join(f",,({n}) 取組{n},実施,→,\n" for n in range(2, 16))
    path = office.path("長い柱.csv", "柱,取組,具体的な取組,R6,R7,目標\nⅠ 健診,1 受診,(1) 取組1,実施,→,増\n" + rows15)
    long = office.json("import", "plan", path, "--db", office.db, "--name", "長い計画")["plan"]
    equal(office.json("print", "roadmap", out, "--db", office.db, "--plan", long, "--paper", "a3"), {"pages": 1})
    bad = office.path("壊れた.csv", table.replace("試行", "試行@春"), encoding="utf-8")
    assert "2" in office.refuse("import", "plan", bad, "--db", office.db, status=1)
    papers = (
        "roadmap measures progress targets pdca issues comparison-table logic-tree case-report example-sheet "
        "training-notice training-roll training-certificate questionnaire"
    )
    sample = rows[1]["id"]
    for name in papers.split():
        assert office.json("print", name, out, "--db", office.db, *(("--plan", sample) if name in papers.split()[:7] else ()))["pages"]


# ------------------------------------------------------------------------------------------ wrong usage
def test_training_roll(office):
    """Participants come as a list; the list of the day marks who was there, and nobody comes twice."""
    before = office.json("list", "trainees", "--db", office.db)["total"]
    applied = "申込者一覧\n氏名,フリガナ,市町名,職種\n大村　凛,オオムラ　リン,焼津市,保健師\n杉浦　蓮,スギウラ　レン,島田市,事務\n"
    got = office.json("import", "trainees", office.path("申込.csv", applied, encoding="cp932"), "--db", office.db)
    equal((got["added"], got["updated"], got["rejected"]), (2, 0, 0))
    there = "氏名,所属,当日\n大村凛,焼津市,出席\n杉浦　蓮,島田市,欠席\n"
    got = office.json("import", "trainees", office.path("当日.csv", there), "--db", office.db)
    equal((got["added"], got["updated"]), (0, 2))
    equal(office.json("list", "trainees", "--db", office.db)["total"], before + 2)
    out = office.path("修了証.pdf")
    equal(office.json("print", "training-certificate", out, "--db", office.db), {"pages": 8})
    words = words_of(out)
    assert "大村" in words and "杉浦" not in words, words
    assert "training" in office.refuse("import", "trainees", office.path("当日.csv", there), "--db", office.db, "--training", "5", status=1)


def test_usage(office):
    """Exit status 2, one line that says what would be right."""
    db = ("--db", office.db)
    for args in (
        (),
        ("frobnicate",),
        ("list",),
        ("list", "workplaces"),
        ("list", "weather", *db),
        ("list", "workplaces", "more", *db),
        ("list", "workplaces", *db, "--frobnicate"),
        ("list", "workplaces", *db, "--paper", "a4"),
        ("list", "workplaces", *db, "--limit", "many"),
        ("list", "workplaces", *db, "--limit", "-1"),
        ("list", "workplaces", *db, "--limit"),
        ("list", "workplaces", *db, "--json=yes"),
        ("list", "workplaces", *db, "--where", "焼津市"),
        ("list", "workplaces", *db, "--where", "weather=fine"),
        ("list", "workplaces", *db, "--where", "id=x"),
        ("list", "workplaces", *db, "--where", "needs_review=banana"),
        ("list", "workplaces", *db, "--where", "employees=abc"),
        ("list", "workplaces", *db, "--where", "registered_on=いつか"),
        ("count", "workplaces", *db, "--by", "industry", "--where", "possible_duplicate=2"),
        ("list", "reviews", *db, "--where", "record_id=x"),
        ("list", "workplaces", *db, "--sort", "weather"),
        ("list", "workplaces", *db, "--as-of", "きのう"),
        ("list", "workplaces", *db, "--as-of", "2026"),
        ("count", "workplaces", *db),
        ("count", "workplaces", *db, "--by", "municipality,weather"),
        ("count", "workplaces", *db, "--by", "municipality,municipality"),
        ("export", "workplaces", "out.doc", *db),
        ("export", "workplaces", office.db, *db),
        ("export", "workplaces", "out.csv", *db, "--encoding", "ebcdic"),
        ("print", "workplaces", *db),
        ("new",),
        ("restore", office.db),
        ("import", "weather", "x.csv", *db),
        ("import", "workplaces", "x.csv", *db, "--delimiter", "ab"),
    ):
        office.refuse(*args, status=2)
    assert "municipality" in office.refuse("list", "workplaces", *db, "--sort", "weather", status=2)
    assert "workplaces" in office.refuse("list", "weather", *db, status=2)
    assert "abc" in office.refuse("list", "workplaces", *db, "--where", "employees=abc", status=2)


def test_options_anywhere(office):
    """Before the command, with an equals sign, behind "--" no longer."""
    expected = office.list("--limit", "3")
    equal(office.json("--db", office.db, "--limit=3", "list", "workplaces"), expected)
    equal(office.json("list", "--limit", "3", "workplaces", f"--db={office.db}"), expected)
    equal(json.loads(office.run("--json", "list", "--db", office.db, "--limit=3", "--", "workplaces").out), expected)
    office.refuse("list", "--", "workplaces", "--db", office.db, status=2)


def test_help(office):
    """Help is a result: stdout, status 0."""
    assert "restore BACKUP OUT" in office.run("help").out
    for args in (("help", "list"), ("list", "--help"), ("list", "-h")):
        assert "--search TEXT" in office.run(*args).out
    assert re.match(r"renkei-cli \d+\.", office.run("--version").out)


def test_full_output(office):
    """A result that could not be written is no success."""
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [PROGRAM, "list", "workplaces", "--db", office.db, "--json"], stdout=full, stderr=subprocess.PIPE
        )
    equal(done.returncode, 1)
    assert done.stderr


def test_locale(office):
    """Japanese words go in and out in the C locale too."""
    answer = office.json(
        "list", "workplaces", "--db", office.db, "--search", "焼津", "--where", "municipality=焼津市", env={"LC_ALL": "C"}
    )
    assert answer["total"] > 20 and answer["rows"][0]["municipality"] == "焼津市"


# --------------------------------------------------------------------------------------- a second writer
def test_locked(office):
    """While somebody edits, everything can be read; who writes is told who that is."""
    path = pathlib.Path(office.db)
    lock = sqlite3.connect(path.with_name(f".{path.name}.lock"), isolation_level=None)
    lock.execute("CREATE TABLE IF NOT EXISTS holder (who TEXT)")
    lock.execute("DELETE FROM holder")
    lock.execute("INSERT INTO holder VALUES ('企画係 落合（PC-12）が 9:12 から')")
    lock.execute("BEGIN IMMEDIATE")
    try:
        before = office.list()
        equal(before["total"], 1206)
        equal(len(office.json("history", office.db)["entries"]), 3)
        office.json("print", "workplaces", office.path("p.pdf"), "--db", office.db, "--limit", "5")
        office.json("backup", office.db, office.path("b.renkei"))
        assert "企画係 落合（PC-12）が 9:12 から" in office.refuse("undo", office.db, status=1)
        source = office.path("新.csv", "名称\nうみねこ商店\n")
        assert "落合" in office.refuse("import", "workplaces", source, "--db", office.db, status=1)
        equal(office.list(), before)
    finally:
        lock.close()
    office.json("undo", office.db)


def test_read_only(office):
    """A file that may only be read can be read."""
    os.chmod(office.db, 0o400)
    if os.access(office.db, os.W_OK):
        return  # root may do anything
    equal(office.list()["total"], 1206)
    office.refuse("undo", office.db, status=1)


# ------------------------------------------------------------------------------------- lists in and out
LIST = (
    "令和8年度　健康づくり推進事業所一覧\n\n"
    "番号,事業所名,フリガナ,所在地,電話番号,従業員数,登録日\n"
    "1,㈱うみねこ水産,ウミネコスイサン,静岡県焼津市見本町1-1,054-000-0001,12,R6.4.1\n"
    "2,髙﨑凪舟商店,タカサキナギフネショウテン,焼津市見本町1-2,054-000-0002,約40,令和6年5月1日\n"
    '3,"汐灯\n歯科医院",シオトモシカイイン,藤枝市架空台3,054-000-0003,５,2024/6/1\n'
    "4,,ナシ,藤枝市架空台4,,3,\n"
)


def test_import(office):
    """What is read, what is not, nothing twice, and all of it taken back."""
    source = office.path("一覧.csv", LIST, "cp932")
    args = ("import", "workplaces", source, "--db", office.db)
    before = office.list()
    rehearsed = office.json(*args, "--dry-run")
    equal(office.list(), before)
    done = office.json(*args, "--report", office.path("問題.csv"))
    equal(done, rehearsed)
    equal((done["encoding"], done["header_row"]), ("CP932", 3))
    equal(done["columns"]["事業所名"], "name")
    equal(done["columns"]["従業員数"], "employees")
    equal(done["columns"]["登録日"], "registered_on")
    counts = {k: done[k] for k in "rows added updated unchanged rejected needs_review possible_duplicates".split()}
    equal(
        counts,
        {
            "rows": 4,
            "added": 3,
            "updated": 0,
            "unchanged": 0,
            "rejected": 1,
            "needs_review": 1,
            "possible_duplicates": 0,
        },
    )
    by_row = {problem["row"]: problem for problem in done["problems"]}
    equal((by_row[5]["column"], by_row[5]["value"]), ("従業員数", "約40"))
    assert by_row[5]["reason"] and 7 in by_row, by_row
    assert "約40" in office.path("問題.csv").read_text("utf-8-sig")
    equal(office.list()["total"], before["total"] + 3)
    again = office.json(*args)
    equal((again["added"], again["updated"], again["unchanged"]), (0, 0, 3))
    found = office.list("--search", "高崎凪舟")["rows"]
    equal([(r["name"], r["employees"], r["needs_review"]) for r in found], [("髙﨑凪舟商店", None, True)])
    assert "取り込んだ" in office.json("undo", office.db)["what"]
    equal(office.list(), before)


def test_import_workbook(office):
    """A workbook comes in as a CSV does, and what was exported as one brings nothing new."""
    book = pathlib.Path(os.environ["G_TEST_SRCDIR"], "io/data/calc.xlsx")
    before = office.list()["total"]
    done = office.json("import", "workplaces", book, "--db", office.db)
    equal([done[k] for k in ("encoding", "header_row", "rows", "added", "sheet", "sheets")], ["XLSX", 3, 4, 4, 1, ["一覧", "凡例"]])
    equal(len(done["remarks"]), 1)
    equal(office.list("--search", "うみねこ水産")["rows"][0]["corporate_number"], "7080001000019")
    out = office.path("全件.xlsx")
    office.json("export", "workplaces", out, "--db", office.db)
    again = office.json("import", "workplaces", out, "--db", office.db, "--sheet", "1")
    equal((again["rows"], again["unchanged"]), (before + 4, before + 4))
    for sheet in ("2", "3"):
        office.refuse("import", "workplaces", book, "--db", office.db, "--sheet", sheet, status=1)


OTHERS = """名称,市区町村,電話番号
{name},{municipality},
どこにもない会社,焼津市,
,焼津市,
"""


def test_match(office):
    """Which record each row of a list means; nothing is written, and a decision of the window would be minded."""
    before = office.list()
    known = office.list("--where", "municipality=焼津市", "--limit", "1")["rows"][0]
    args = ("match", office.path("他.csv", OTHERS.format(**known)), "--db", office.db, "--against", "workplaces")
    found = office.json(*args, "--report", office.path("結果.csv"))
    equal([sum(r["verdict"] == v for r in found["rows"]) for v in ("sure", "likely", "none")], [found[v] for v in ("sure", "likely", "none")])
    equal([r["row"] for r in found["rows"]], [2, 3, 4])
    first, second, nameless = found["rows"]
    assert first["verdict"] in ("sure", "likely") and first["id"] == known["id"] and first["score"] == 100, first
    assert "name" in first["why"] and (second["verdict"], second["id"]) == ("none", None)
    equal(nameless["verdict"], "none")
    assert "どこにもない会社" in office.path("結果.csv").read_text(encoding="utf-8-sig")
    assert "sure" in office.run(*args).out
    equal(office.list(), before)
    office.refuse(*args[:4], "--against", "members", status=2)
    office.refuse("match", "nowhere.csv", "--db", office.db, status=1)


def test_corporate(office):
    """The corporate number list: proposals, taken as one action and undone."""
    known = next(r for r in office.list("--where", "municipality=焼津市")["rows"] if r["corporate_number"])
    row = ["1", known["corporate_number"], "21", "0", "2026-05-01", "2026-04-01", known["name"], "", "301", "静岡県", "焼津市", "本町1"]
    row += ["", "22", "212", "4250021", "", "", "2026-03-31", "01", "", "", "2015-10-05", "1", "", "", "", "", "", "0"]
    path = office.path("22_shizuoka.csv", ",".join(f'"{c}"' for c in row) + "\r\n", "utf-8")
    found = office.json("corporate", path, "--db", office.db)
    assert found["rows"] == 1 and found["closed"] >= 1 and found["taken"] == 0, found
    taken = office.json("corporate", path, "--db", office.db, "--take", "all")
    equal(taken["taken"], len(found["findings"]))
    equal([c["closed_on"] for c in office.list(kind="corporations")["rows"]], ["2026-03-31"])
    equal(office.json("corporate", path, "--db", office.db)["closed"], 0)
    assert "公表データ" in office.json("undo", office.db)["what"]
    equal(office.list(kind="corporations")["total"], 0)
    office.refuse("corporate", office.path("a.csv", LIST), "--db", office.db, status=1)
    office.refuse("corporate", path, "--db", office.db, "--take", "none", status=2)


def test_import_refuses(office):
    """What cannot be imported, and why; the file stays as it was."""
    before = office.list()
    db = ("--db", office.db)
    office.refuse("import", "members", office.path("m.csv", MEMBERS), *db, "--council", "無い圏域", status=1)
    office.refuse("import", "offices", office.path("o.csv", LIST), *db, status=1)
    office.refuse("import", "workplaces", "nowhere.csv", *db, status=1)
    office.refuse("import", "workplaces", office.path("empty.csv", "", "ascii"), *db, status=1)
    office.refuse("import", "workplaces", ".", *db, status=1)
    office.refuse("import", "workplaces", office.path("a.csv", LIST), *db, "--sheet", "2", status=1)
    office.refuse("import", "workplaces", office.path("a.csv"), *db, "--encoding", "klingon", status=1)
    office.refuse("import", "workplaces", office.path("a.csv"), *db, "--profile", "無い", status=1)
    equal(office.list(), before)


def test_export(office):
    """Both encodings; what CP932 cannot hold is told by row and column."""
    office.json("import", "workplaces", office.path("一.csv", "事業所名,備考\n𠮷凪商店,=1+1\n"), "--db", office.db)
    out = office.path("全件.csv")
    equal(office.json("export", "workplaces", out, "--db", office.db), {"rows": 1207, "unrepresentable": []})
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with open(out, newline="", encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    equal(len(rows), 1208)
    assert any("'=1+1" in row for row in rows) and not any("=1+1" in row for row in rows)
    again = office.json("import", "workplaces", out, "--db", office.db)
    equal((again["rows"], again["added"], again["updated"], again["rejected"]), (1207, 0, 0, 0))
    lost = office.json(
        "export", "workplaces", out, "--db", office.db, "--encoding", "cp932", "--where", "name=𠮷凪商店"
    )
    equal(lost, {"rows": 1, "unrepresentable": [{"row": 2, "column": rows[0][0], "characters": "𠮷"}]})
    assert "〓凪商店" in out.read_bytes().decode("cp932")
    office.refuse("export", "workplaces", "no-such-folder/out.csv", "--db", office.db, status=1)


# ------------------------------------------------------------------------------- councils and meetings
AREA = "志太榛原圏域地域・職域連携推進協議会"
MEMBERS = (
    "令和8年度　志太榛原圏域地域・職域連携推進協議会　委員名簿\n（敬称略）\n"
    "番号,区分,氏名,ふりがな,所属,役職,任期,備考\n"
    "31,地域,◎青木　凪子,あおき　なぎこ,志太榛原見本歯科医師会,会長,R8.4.1～R10.3.31,\n"
    "32,職域,髙﨑　灯,たかさき　ともす,株式会社ゆめつづり　総務部長,,令和8年4月1日から令和10年3月31日まで,新任\n"
    "33,共通,,なし,無名の会,会長,R8.4.1～R10.3.31,\n"
    "34,職域,大石　灯,おおいし　ともす,見本労働基準監督署,署長,いつか,\n"
)


def test_attendance(office):
    """Replies are entered; a deputy of another body is refused with words and nothing is changed."""
    meetings = office.list("--where", f"council={AREA}", kind="meetings")["rows"]
    meeting = next(m["id"] for m in meetings if m["minutes_state"] != "確定")
    of = ("--where", f"meeting_id={meeting}")
    member = next(r for r in office.list(*of, kind="attendances")["rows"] if r["appointment_id"] and r["body"])
    args = ("attendance", member["name"], "代理", "--db", office.db, "--meeting", meeting, "--deputy", "清 水穂")
    words = office.refuse(*args, "--deputy-body", "見当違い商店", status=1)
    assert "見当違い商店" in words and member["body"] in words, words
    row = office.json(*args, "--deputy-body", member["body"], "--deputy-post", "係長")
    equal([row[k] for k in ("reply", "deputy_name", "deputy_post")], ["代理", "清　水穂", "係長"])
    assert "代理" in office.json("history", office.db, "--limit", 1)["entries"][0]["what"]
    office.json("undo", office.db)
    assert next(r for r in office.list(*of, kind="attendances")["rows"] if r["id"] == member["id"]) == member
    known = ("attendance", str(member["appointment_id"]), "出席", "--db", office.db, "--meeting", meeting)
    equal(office.json(*known)["name"], member["name"])
    office.json("undo", office.db)
    office.refuse("attendance", "誰でもない", "出席", "--db", office.db, "--meeting", meeting, status=1)
    office.refuse("attendance", member["name"], "たぶん", "--db", office.db, status=2)


def test_joint(office):
    """A meeting is held with another council: its members are called, papers have both, undone at once."""
    meetings = office.list("--where", f"council={AREA}", kind="meetings")["rows"]
    meeting = next(m["id"] for m in meetings if m["minutes_state"] != "確定")
    other = next(c for c in office.list(kind="councils")["rows"] if c["level"] == "関係会議")
    of = ("--where", f"meeting_id={meeting}", "--where", "in_office=1")
    before = office.list(*of, kind="attendances")["total"]
    row = office.json("joint", other["name"], "--db", office.db, "--meeting", meeting)
    equal(row["joint"], other["name"])
    assert office.list(*of, kind="attendances")["total"] > before
    joint = office.list("--where", f"meeting_id={meeting}", kind="joints")["rows"]
    equal([(j["name"], j["quorum"]["rule"]) for j in joint], [(other["name"], "過半数")])
    words = office.refuse("attendance", "1", "出席", "--db", office.db, "--meeting", meeting, status=1)
    firsts = [a for a in office.list(*of, kind="attendances")["rows"] if a["position"] == 1]
    assert len(firsts) == 2 and all(a["name"] in words for a in firsts), words
    office.json("joint", str(other["id"]), "--db", office.db, "--meeting", meeting, "--remove")
    equal(office.list(*of, kind="attendances")["total"], before)
    assert "やめた" in office.json("undo", office.db)["what"]
    assert other["name"] in office.json("undo", office.db)["what"]
    equal(office.list(*of, kind="attendances")["total"], before)
    office.refuse("joint", "ない協議会", "--db", office.db, "--meeting", meeting, status=1)
    office.refuse("joint", AREA, "--db", office.db, "--meeting", meeting, status=1)
    office.refuse("joint", f"{other['id']}番目", "--db", office.db, "--meeting", meeting, status=1)
    office.refuse("joint", other["name"], "--db", office.db, "--meeting", f"{meeting}回", status=2)


def test_councils(office):
    """The councils of the sample, as of any day."""
    rows = office.list(kind="councils")["rows"]
    keys = "id name level area parent members level_of_maturity".split()
    assert all(set(keys) <= set(row) for row in rows), rows[0]
    equal([r["level"] for r in rows].count("圏域"), 8)
    equal(rows[0]["parent"], None)
    assert {r["parent"] for r in rows if r["level"] == "圏域"} == {rows[0]["name"]}
    assert all(r["members"] >= 8 for r in rows if r["area"] != "賀茂"), rows
    kamo = [next(r for r in office.list("--as-of", day, kind="councils")["rows"] if r["area"] == "賀茂")
            for day in ("2026-03-31", "2026-04-01")]
    equal([r["members"] for r in kamo], [13, 3])
    equal([r["vacancies"] for r in kamo], [0, 10])
    levels = {r["area"]: r["level_of_maturity"] for r in rows if r["level"] == "圏域"}
    equal(levels["中東遠"], "2-3")
    assert all(levels.values()), levels


def test_members(office):
    """Members of a day, found by name and body; 髙 and 﨑 stay as they are."""
    here = ("--where", f"council={AREA}")
    today = office.list(*here, "--as-of", "2026-08-07", kind="members")
    keys = "id name kana council body side post role term_start term_end reappointments".split()
    assert all(set(keys) <= set(row) for row in today["rows"]), today["rows"][0]
    equal(today["total"], 17)
    assert [r["position"] for r in today["rows"]] == list(range(1, 18))
    assert any(r["reappointments"] for r in today["rows"])
    assert all(r["term_start"] <= "2026-08-07" <= r["term_end"] for r in today["rows"])
    found = office.list("--search", "志太榛原 医師会", "--as-of", "2026-08-07", kind="members")["rows"]
    equal({r["body"] for r in found}, {"志太榛原医師会連絡会", "志太榛原歯科医師会連絡会"})
    names = {r["name"] for r in office.list(kind="members")["rows"]}
    assert any("髙" in n for n in names) and any("﨑" in n for n in names)
    counts = office.json("count", "members", "--by", "side", *here, "--as-of", "2026-08-07", "--db", office.db)
    equal((counts["total"], [r["side"] for r in counts["rows"]]), (17, ["地域", "職域", "共通"]))
    ordered = [r["kana"] for r in office.list(*here, "--sort", "name", kind="members")["rows"]]
    equal(ordered, sorted(ordered))


def test_meetings(office):
    """Meetings with their quorum; what was promised in them."""
    rows = office.list("--where", f"council={AREA}", kind="meetings")["rows"]
    keys = "id council_id council year number date form state quorum".split()
    assert all(set(keys) <= set(row) for row in rows), rows[0]
    equal([(r["year"], r["number"], r["state"]) for r in rows],
          [(2025, 1, "会議録確定"), (2025, 2, "会議録確定"), (2026, 1, "開催予定")])
    for row in rows:
        quorum = row["quorum"]
        equal(set(quorum), {"rule", "needed", "present", "met"})
        equal((quorum["rule"], quorum["needed"]), ("半数以上", 9))
        equal(quorum["met"], quorum["present"] >= quorum["needed"])
    council = next(r for r in office.list(kind="councils")["rows"] if r["name"] == AREA)
    equal({r["council_id"] for r in rows}, {council["id"]})
    equal(office.list("--where", f"council_id={council['id']}", kind="meetings")["total"], 3)
    before = office.list("--where", f"council={AREA}", "--as-of", "2025-07-01", kind="meetings")["rows"]
    equal([r["state"] for r in before], ["開催予定"] * 3)
    actions = office.list("--where", f"council={AREA}", kind="actions")["rows"]
    assert all(set("id what owner due state from_meeting".split()) <= set(r) for r in actions)
    equal({r["state"] for r in actions}, {"済", "対応中"})
    assert {r["from_meeting"] for r in actions} == {r["title"] for r in rows[:2]}
    out = office.path("会議.csv")
    office.json("export", "meetings", out, "--db", office.db)
    assert "成立" in out.read_text("utf-8-sig")


def test_import_members(office):
    """Bodies, people, seats and terms out of a list; nothing twice; all of it taken back."""
    source = office.path("名簿.csv", MEMBERS, "cp932")
    args = ("import", "members", source, "--db", office.db, "--council", "志太榛原")
    before = office.list(kind="members")
    done = office.json(*args)
    equal(done["columns"]["所属"], "body")
    equal(done["columns"]["役職"], "post")
    equal((done["header_row"], done["rows"], done["added"], done["rejected"], done["needs_review"]), (3, 4, 3, 1, 2))
    # A second chair is looked at.
    assert any("is the chair in the same time" in p["reason"] for p in done["problems"]), done["problems"]
    rows = {r["name"]: r for r in office.list("--where", f"council={AREA}", kind="members")["rows"]}
    chair, firm = rows["青木　凪子"], rows["髙﨑　灯"]
    equal((chair["role"], chair["post"], chair["side"], chair["body_kind"]), ("会長", "会長", "地域", "歯科医師会"))
    equal((firm["body"], firm["post"], firm["side"]), ("株式会社ゆめつづり", "総務部長", "職域"))
    equal((firm["term_start"], firm["term_end"]), ("2026-04-01", "2028-03-31"))
    again = office.json(*args)
    equal((again["added"], again["updated"], again["unchanged"]), (0, 0, 3))
    source.write_bytes(MEMBERS.replace("会長,R8", "副会長,R8", 1).encode("cp932"))
    changed = office.json(*args)
    equal((changed["added"], changed["updated"], changed["unchanged"]), (0, 1, 2))
    out = office.path("全員.csv")
    office.json("export", "members", out, "--db", office.db)
    whole = office.json("import", "members", out, "--db", office.db)
    equal((whole["added"], whole["updated"], whole["rejected"]), (0, 0, 0))
    assert "委員を取り込んだ" in office.json("undo", office.db)["what"]
    office.json("undo", office.db)
    equal(office.list(kind="members"), before)
    equal(office.list("--search", "ゆめつづり", kind="bodies")["total"], 0)
    assert office.json("check", office.db)["ok"]
    lost = office.path("他.csv", MEMBERS.replace("番号,", "番号,協議会,").replace("\n3", "\n3,無い会,"))
    equal(office.json("import", "members", lost, "--db", office.db)["added"], 0)
def test_import_members_twice_there(office):
    """A name that sits elsewhere already may be the same person; a number that is taken is said."""
    there = office.list("--where", f"council={AREA}", "--as-of", "2026-08-07", kind="members")["rows"][0]
    table = f"番号,氏名,所属機関\n{there['position']},{there['name']},見本架空協会\n"
    people = office.list(kind="people")["total"]
    args = ("import", "members", office.path("重複.csv", table), "--db", office.db, "--council", "志太榛原")
    done = office.json(*args)
    equal((done["rows"], done["added"], done["possible_duplicates"], done["rejected"]), (1, 0, 1, 0))
    told = {p["column"]: p["reason"] for p in done["problems"]}
    assert there["name"] in told["氏名"] and str(there["position"]) in told["番号"], told
    equal(office.list(kind="people")["total"], people + 1)
    assert "委員を取り込んだ" in office.json("undo", office.db)["what"]
    equal(office.list(kind="people")["total"], people)


def test_todos(office):
    """What there is to do for the meetings, by its state; a list of its own."""
    rows = office.list("--where", "state=未", kind="todos")["rows"]
    assert rows and all(set("id meeting title days due state hint settled_by".split()) <= set(r) for r in rows)
    assert all(r["due"] >= "2026-07-02" for r in rows), rows[0]
    counts = {r["state"]: r["count"] for r in office.json("count", "todos", "--by", "state", "--db", office.db)["rows"]}
    assert counts["済"] > 300 and counts["不要"] and counts["期限超過"], counts


def sheet_of(path):
    """The rows of a workbook: (type, text) of each cell by its column."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert sheet.find(f".//{space}f") is None, "a formula"
    return [
        {re.sub(r"\d", "", c.get("r")): (c.get("t"), "".join(c.itertext())) for c in row}
        for row in sheet.iter(f"{space}row")
    ]


def test_workbook(office):
    """The rows of the CSV; text stays text, numbers are numbers, days are days; ready to be filtered."""
    source = office.path("一.csv", "事業所名,備考,電話番号,従業員数\n=𠮷凪商店,+1,054-000-0001,12\n")
    office.json("import", "workplaces", source, "--db", office.db)
    table, book = office.path("全件.csv"), office.path("全件.xlsx")
    args = ("--db", office.db, "--sort", "name")
    office.json("export", "workplaces", table, *args)
    equal(office.json("export", "workplaces", book, *args), {"rows": 1207, "unrepresentable": []})
    equal(book.stat().st_mode & 0o777, 0o600)
    with open(table, newline="", encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    cells = sheet_of(book)
    equal(len(cells), len(rows))
    letters = [first + chr(ord("A") + i) for first in ("", "A", "B") for i in range(26)]
    days = {letters[rows[0].index(heading)] for heading in ("登録日", "登録期限", "期限")}
    for row in cells[1:]:
        for letter in days & row.keys():
            equal(row[letter][0] in (None, "n"), True)
            row[letter] = (None, str(datetime.date(1899, 12, 30) + datetime.timedelta(int(row[letter][1]))))
    for row, line in zip(cells, rows):
        got = [row.get(letter, ("", ""))[1] for letter in letters[: len(line)]]
        equal(got, [re.sub(r"^'(?=[=+\-@])", "", text) for text in line])
    numbers = {letters[c] for c, heading in enumerate(rows[0]) if "従業員数" in heading or heading == "期"}
    equal(len(numbers), 7)
    assert all(row[letter][0] in (None, "n") for row in cells[1:] for letter in numbers & row.keys())
    assert all(
        cell[0] == "inlineStr"
        for row in cells
        for key, cell in row.items()
        if row is cells[0] or key not in days | numbers
    )
    with zipfile.ZipFile(book) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert f'<autoFilter ref="A1:{letters[len(rows[0]) - 1]}{len(rows)}"/>' in sheet
    assert '<pane ySplit="1"' in sheet and "<f>" not in sheet
    again = office.json("import", "workplaces", book, "--db", office.db)
    equal([again[key] for key in ("added", "updated", "rejected")], [0, 0, 0])
    office.refuse("export", "workplaces", "無い/全件.xlsx", "--db", office.db, status=1)
    equal(office.json("export", "workplaces", book, *args, "--limit", 3)["rows"], 3)
    equal(len(sheet_of(book)), 4)
    equal(office.files() - {".県.renkei.lock"}, {"一.csv", "全件.csv", "全件.xlsx"})


def test_columns(office):
    """Headings nobody could know, and a delimiter: the message says the way out, and it is one."""
    source = office.path("一覧.csv", "丙;乙;甲=乙\nうみねこ水産;焼津市;12\nなみおと堂;藤枝市;7\n")
    args = ("import", "workplaces", source, "--db", office.db)
    said = office.refuse(*args, status=1)
    assert "--column" in said and "丙" in said, said
    office.refuse(*args, "--column", "丙", status=2)
    office.refuse(*args, "--column", "無い=name", status=2)
    office.refuse(*args, "--column", "丙=weather", status=2)
    office.refuse(*args, "--column", "丙=needs_review", status=2)
    columns = ("--delimiter", ";", "--column", "丙=name", "--column", "甲=乙=employees")
    done = office.json(*args, *columns, "--column", "乙=municipality_code")
    equal(done["columns"], {"丙": "name", "乙": "municipality", "甲=乙": "employees"})
    equal((done["added"], done["needs_review"]), (2, 0))
    equal(office.list("--search", "なみおと堂")["rows"][0]["employees"], 7)
    again = office.json(*args, *columns, "--column", "乙=municipality")
    equal((again["columns"], again["unchanged"]), (done["columns"], 2))
    equal(office.json(*args, *columns, "--column", "乙=", "--dry-run")["columns"]["乙"], None)


LOSSY = (
    "事業所名,所在地,電話番号,代表者\n"
    "カフェ〜栄,焼津市見本町1−2,054-000-0001,辻󠄀 一郎\n"
    "栄湯,焼津市見本町𠮷1,054-000-0002,𠮷田 二郎\n"
    "𠮷凪商店,焼津市見本町3,054-000-0003,\n"
    "無番〜商店,焼津市見本町4〜5,,\n"
)


def test_lossy_round_trip(office):
    """A list that was written in CP932 and comes back changes nothing but what cannot be told."""
    office.json("import", "workplaces", office.path("元.csv", LOSSY), "--db", office.db)
    before = office.list()["rows"]
    out = office.path("控え.csv")
    lost = office.json("export", "workplaces", out, "--db", office.db, "--encoding", "cp932")
    equal(len(lost["unrepresentable"]), 4)
    args = ("import", "workplaces", out, "--db", office.db)
    done = office.json(*args)
    # Only a name that lost a character cannot be told from another one.
    counts = (done["added"], done["updated"], done["unchanged"], done["possible_duplicates"])
    equal(counts, (0, 0, 1209, 1))
    assert all(p["column"] == "名称" for p in done["problems"]), done["problems"]
    after = {row["id"]: row for row in office.list()["rows"]}
    equal([after[row["id"]] for row in before], before)
    again = office.json(*args)
    equal((again["added"], again["updated"], again["possible_duplicates"]), (0, 0, 0))
    # A lost character never takes a stored value away, whatever else the cell says.
    other = office.path("別.csv", "事業所名,所在地,電話番号\n栄湯,焼津市別町〓2,054-000-0002\n")
    done = office.json("import", "workplaces", other, "--db", office.db)
    equal((done["updated"], done["unchanged"], done["needs_review"]), (0, 1, 1))
    row = office.list("--search", "栄湯")["rows"][0]
    equal((row["address"], row["needs_review"]), ("焼津市見本町𠮷1", True))


def test_nobody_at_the_desk(office):
    """The history names somebody all the same."""
    db = office.path("新.renkei")
    office.json("new", db)
    office.json("import", "workplaces", office.path("一.csv", LIST), "--db", db)
    assert office.json("history", db)["entries"][0]["by"], "nobody"


# ----------------------------------------------------------------------------------------------- running
def main():
    """Each test in a folder of its own, as a line of TAP."""
    home = pathlib.Path(tempfile.mkdtemp(prefix="rk-cli-"))
    Office.sample = home / "sample.renkei"
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    subprocess.run([PROGRAM, "new", Office.sample, "--sample", "--workplaces", "1206"], check=True, stdout=subprocess.DEVNULL)
    for number, (name, test) in enumerate(tests, 1):
        office = Office()
        try:
            test(office)
            print(f"ok {number} {name}")
        except Exception:  # pylint: disable=broad-except
            print(f"not ok {number} {name}")
            print("\n".join("# " + line for line in traceback.format_exc().splitlines()))
        finally:
            shutil.rmtree(office.folder)
        sys.stdout.flush()
    shutil.rmtree(home)


main()
