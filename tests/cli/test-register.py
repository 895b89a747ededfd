#!/usr/bin/python3
"""The register from outside: registrations in, certificates in one run and again, figures.

Argument: the program. Papers are read with pdftotext.
"""
import csv
import json
import os
import subprocess
import sys
import tempfile

import tap

PROGRAM = os.path.abspath(sys.argv[1])
FOLDER = tempfile.TemporaryDirectory()
HEAD = "事業所名,市町名,所在地,電話番号,従業員数,登録番号,登録日,有効期限,制度,区分,公表同意\n"
ROWS = [
    "㈱髙﨑建設,焼津市,静岡県焼津市本町2-11-5,054-629-0001,35,R6-0001,R6.4.1,R8.3.31,推進事業所,登録,可",
    "みなと運輸株式会社,静岡市,静岡県静岡市葵区追手町5-1,054-254-0002,120,R6-0002,R6.8.1,R8.7.31,推進事業所,認定,不可",
    "かもめ水産,焼津市,静岡県焼津市中港1-1,054-628-0003,8,R7-0001,R7.5.1,R9.4.30,推進事業所,登録,可",
]
CENSUS = """経済センサス　産業、従業者規模別事業所数　令和3年,,,,
市区町村コード,市区町村,産業大分類,事業所数 総数,事業所数 30～49人
22100,静岡市,全産業,400,20
22212,焼津市,全産業,100,8
"""
DAY = ("--as-of", "2026-02-01")


def path(name, text=None):
    """A name in the folder; with text, a file of it."""
    full = os.path.join(FOLDER.name, name)
    if text is not None:
        with open(full, "w", encoding="utf-8") as out:
            out.write(text)
    return full


def run(*args, status=0):
    """Runs the program; the status must be the expected one."""
    done = subprocess.run([PROGRAM, *args], capture_output=True)
    assert done.returncode == status, f"{args}: status {done.returncode}: {done.stderr.decode()}"
    return done.stdout.decode(), done.stderr.decode()


def answer(*args):
    """The one JSON object."""
    return json.loads(run(*args, "--json")[0])


def words(pdf):
    """The text of a paper, without blanks."""
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()
    return "".join(text.split())


def office(name):
    """An office with three registrations."""
    db = path(name + ".renkei")
    run("new", db)
    report = answer("import", "statuses", path("登録.csv", HEAD + "\n".join(ROWS) + "\n"), "--db", db)
    assert (report["rows"], report["added"], report["rejected"]) == (3, 3, 0), report
    return db


def test_import():
    """A rehearsal changes nothing; a second time nothing is new; an unknown scheme is named."""
    db = path("import.renkei")
    run("new", db)
    file = path("登録.csv", HEAD + "\n".join(ROWS) + "\n")
    rehearsed = answer("import", "statuses", file, "--db", db, "--dry-run")
    assert rehearsed["columns"]["区分"] == "level" and rehearsed["columns"]["市町名"] == "municipality", rehearsed
    assert answer("list", "statuses", "--db", db)["total"] == 0
    first = answer("import", "statuses", file, "--db", db)
    assert {k: first[k] for k in ("added", "rejected")} == {k: rehearsed[k] for k in ("added", "rejected")}
    assert answer("import", "statuses", file, "--db", db)["unchanged"] == 3
    rows = answer("list", "statuses", "--db", db, "--sort", "number")["rows"]
    assert [(r["number"], r["level"], r["expires_on"]) for r in rows] == [
        ("R6-0001", "登録", "2026-03-31"), ("R6-0002", "認定", "2026-07-31"), ("R7-0001", "登録", "2027-04-30")], rows
    assert answer("list", "workplaces", "--db", db)["total"] == 3
    bad = answer("import", "statuses", path("bad.csv", HEAD + ROWS[0].replace("推進事業所", "無い制度") + "\n"), "--db", db)
    assert bad["rejected"] == 1 and "無い制度" in bad["problems"][0]["reason"], bad
    other = path("宣言.csv", "事業所名,電話番号,宣言日\nかもめ水産,054-628-0003,R5.6.1\n")
    answer("import", "statuses", other, "--db", db, "--scheme", "kyokai")
    assert answer("list", "statuses", "--db", db, "--where", "scheme=健康宣言")["total"] == 1
    run("import", "statuses", other, "--db", db, "--scheme", "none", status=1)


def test_certificates():
    """One run, split by place, going on at a number; the ledger knows what was printed and why again."""
    db = office("certificates")
    out = path("all.pdf")
    assert answer("print", "certificate", out, "--db", db, *DAY)["pages"] == 3
    assert "㈱髙﨑建設" in words(out)
    assert answer("list", "ledger-lines", "--db", db)["total"] == 0, "only --ledger notes it"

    split = answer("print", "certificate", path("split.pdf"), "--db", db, *DAY, "--split", "medical_area", "--ledger")
    assert split["pages"] == 3
    assert "㈱髙﨑建設" in words(path("split-志太榛原.pdf")) and "みなと運輸" not in words(path("split-志太榛原.pdf"))
    assert "みなと運輸" in words(path("split-静岡.pdf"))
    assert not [f for f in os.listdir(FOLDER.name) if f.startswith(".renkei-")], "nothing half done is left"
    lines = answer("list", "ledger-lines", "--db", db)["rows"]
    assert sorted(l["edition"] for l in lines) == [1, 1, 1], lines
    assert all(l.get("reason") is None for l in lines)

    assert answer("print", "certificate", path("rest.pdf"), "--db", db, *DAY, "--from", "3")["pages"] == 1
    middle = path("middle.pdf")
    assert answer("print", "certificate", middle, "--db", db, *DAY, "--from", "2", "--limit", "1")["pages"] == 1
    assert words(middle) in words(out) and words(middle) != words(path("rest.pdf"))
    again = path("again.pdf")
    once = ("print", "certificate", again, "--db", db, *DAY, "--where", "number=R6-0001")
    assert "--reason" in run(*once, "--ledger", status=1)[1], "the reason is owed"
    run(*once, "--ledger", "--reason", "", status=1)
    assert not os.path.exists(again) and answer("list", "ledger-lines", "--db", db)["total"] == 3
    run(*once)
    run("print", "certificate", again, "--db", db, *DAY, "--where", "number=R6-0001", "--ledger", "--reason", "破損のため")
    assert "再交付" in words(again)
    rows = answer("list", "ledger-lines", "--db", db, "--sort", "-edition")["rows"]
    assert (rows[0]["edition"], rows[0]["reason"], rows[0]["number"]) == (2, "破損のため", "R6-0001"), rows[0]
    assert "再交付" not in words(path("split-志太榛原.pdf"))


def test_whom_a_paper_is_for():
    """A place narrows the run down; whoever left gets nothing unless that state is asked for."""
    db = office("whom")
    left = HEAD.replace("公表同意", "公表同意,終了日,終了の別").replace("\n", "") + "\n"
    gone = "はまかぜ商店,焼津市,静岡県焼津市小川1-2,054-628-0009,5,R6-0009,R6.5.1,R8.4.30,推進事業所,登録,可,R7.12.1,辞退\n"
    report = answer("import", "statuses", path("辞退.csv", left + gone), "--db", db)
    assert report["added"] == 1, report
    ended = answer("list", "statuses", "--db", db, "--where", "number=R6-0009")["rows"][0]
    assert ended["ended_on"] == "2025-12-01", (report["columns"], ended)
    out = path("whom.pdf")
    assert answer("print", "certificate", out, "--db", db, *DAY)["pages"] == 3
    assert answer("print", "certificate", out, "--db", db, *DAY, "--where", "municipality=焼津市")["pages"] == 2
    said = run("print", "certificate", out, "--db", db, *DAY, "--where", "municipality=焼津市")[1]
    assert "1 of 3 get none: 1 × 辞退" in said, said
    assert answer("print", "certificate", out, "--db", db, *DAY, "--split", "medical_area")["pages"] == 3
    assert answer("print", "labels", out, "--db", db, *DAY, "--where", "municipality=焼津市")["pages"] == 1
    assert answer("print", "certificate", out, "--db", db, *DAY, "--where", "state=辞退")["pages"] == 1
    # Reminders of a place: those who owe a report there, not everybody.
    owing = answer("list", "statuses", "--db", db, *DAY, "--where", "work=報告未提出")["total"]
    there = answer("list", "statuses", "--db", db, *DAY, "--where", "work=報告未提出", "--where", "municipality=焼津市")["total"]
    assert 0 < there < owing, (there, owing)
    assert answer("print", "reminder", out, "--db", db, *DAY)["pages"] == owing
    assert answer("print", "reminder", out, "--db", db, *DAY, "--where", "municipality=焼津市")["pages"] == there


def test_public_list_as_file():
    """The list goes out as rows, too: only who agreed, and of them only what was agreed to."""
    db = office("rows")
    for ending in ("csv", "xlsx"):
        out = path("公表." + ending)
        assert answer("print", "public-list", out, "--db", db, *DAY)["rows"] == 2
    with open(path("公表.csv"), encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [r["市町"] for r in rows] == ["焼津市", "焼津市"], rows
    assert {r["事業所名"] for r in rows} == {"㈱髙﨑建設", "かもめ水産"}, rows
    assert all(r["電話"] == "" and "2-11-5" not in r["所在地"] for r in rows), rows
    assert "登録番号" in rows[0], rows
    run("print", "certificate", path("no.csv"), "--db", db, status=2)


def test_public_list():
    """Only who agreed, and only what was agreed to."""
    db = office("public")
    out = path("public.pdf")
    run("print", "public-list", out, "--db", db, *DAY)
    text = words(out)
    assert "㈱髙﨑建設" in text and "かもめ水産" in text and "みなと運輸" not in text
    assert "本町" in text and "2-11-5" not in text, "the town, not the house"
    run("print", "public-list", out, "--db", db, *DAY, "--landscape")
    assert "054-629-0001" not in words(out), "the telephone was not agreed to"


def test_figures():
    """Growth, ladder and penetration, as pictures; what is missing is said."""
    db = office("figures")
    for name in ("register-growth", "register-ladder", "statuses"):
        assert os.path.getsize(answer("chart", name, path(name + ".svg"), "--db", db)["path"]) > 1000
    run("chart", "register-growth", path("g.svg"), "--db", db, "--by", "level")
    _, error = run("chart", "register-penetration", path("p.svg"), "--db", db, status=1)
    assert "経済センサス" in error, error
    read = answer("import", "establishments", path("census.csv", CENSUS), "--db", db)
    assert (read["rows"], read["added"], read["rejected"]) == (4, 4, 0), read
    read = answer("import", "establishments", path("census.csv", CENSUS), "--db", db)
    assert (read["added"], read["unchanged"]) == (0, 4), read
    for args in ((), ("--form", "tiles"), ("--by", "size_class"), ("--scheme", "fujinokuni", "--by", "medical_area")):
        run("chart", "register-penetration", path("p.svg"), "--db", db, *args)
    run("chart", "register-penetration", path("p.svg"), "--db", db, "--by", "level", status=1)
    assert "事業所数の統計" in answer("undo", db)["what"]
    run("chart", "register-penetration", path("p.svg"), "--db", db, status=1)


REPORTS = """事業所名,登録番号,年度,提出日,健診対象者数,健診受診者数
髙﨑建設（株）,R6-0001,R7,R8.3.10,35,33
みなと運輸㈱,R6-0002,R7,R8.3.12,120,130
かもめ水産,R9-9999,R7,R8.3.12,8,8
どこにもない商店,,R7,R8.3.12,8,8
"""


def test_reports_visits_awards():
    """What belongs to a workplace comes as a list, once; what means no workplace is told with its reason."""
    db = office("belong")
    told = answer("import", "reports", path("reports.csv", REPORTS), "--db", db, "--dry-run")
    assert answer("list", "reports", "--db", db)["total"] == 0
    assert told == answer("import", "reports", path("reports.csv"), "--db", db)
    assert (told["rows"], told["added"], told["rejected"]) == (4, 2, 2), told
    reasons = {p["row"]: p["reason"] for p in told["problems"]}
    assert sorted(reasons) == [3, 4, 5], told
    again = answer("import", "reports", path("reports.csv"), "--db", db)
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 2), again
    rows = answer("list", "reports", "--db", db, "--sort", "workplace")["rows"]
    assert [(r["workplace"], r["year"], r["checkup_taken"]) for r in rows if r["checkup_taken"]] == [("㈱髙﨑建設", 2025, 33)], rows
    visits = path("visits.csv", "事業所名,訪問日,手段,内容\nかもめ水産,R8.1.20,訪問,更新の案内を届けた\nかもめ水産,,訪問,日がない\n")
    told = answer("import", "visits", visits, "--db", db)
    assert (told["added"], told["rejected"]) == (1, 1), told
    awards = path("awards.csv", "事業所名,年度,賞,表彰日\n㈱髙﨑建設,R7,優秀賞,R7.11.20\n")
    assert answer("import", "awards", awards, "--db", db)["added"] == 1
    assert [a["state"] for a in answer("list", "awards", "--db", db, *DAY)["rows"]] == ["表彰済み"]
    stages = answer("count", "workplaces", "--db", db, *DAY, "--by", "stage")["rows"]
    assert {r["stage"]: r["count"] for r in stages} == {"表彰": 1, "認定": 1, "登録": 1}, stages
    before = answer("count", "workplaces", "--db", db, "--as-of", "2025-11-19", "--by", "stage")["rows"]
    assert "表彰" not in {r["stage"] for r in before}, before
    assert answer("import", "awards", awards, "--db", db)["unchanged"] == 1
    assert "表彰" in answer("undo", db)["what"]
    assert answer("list", "awards", "--db", db)["total"] == 0


tap.run(globals())
