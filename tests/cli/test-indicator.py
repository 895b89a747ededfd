#!/usr/bin/python3
"""Indicators from outside: a published table to ratios, what may not be shown, figures and papers.

Argument: the program. The numbers of the sample are the published ones of 習慣的喫煙 FY2021.
"""
import contextlib
import csv
import fractions
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

import tap

PROGRAM = os.path.abspath(sys.argv[1])
FOLDER = tempfile.TemporaryDirectory()
SAMPLE = os.path.join(FOLDER.name, "sample.renkei")
# 標準化該当比 against Japan, limits by Wilson: area, sex, O, E, ratio, lower, upper, state
EXPECTED = [
    ("2201", "M", 2206, 1968.4475, 112.0680, 108.3035, 115.8945, "有意に高い"),
    ("2206", "M", 19664, 19444.3535, 101.1296, 99.9678, 102.2985, "高いが有意でない"),
    ("2202", "F", 1621, 908.6336, 178.3998, 170.5433, 186.5515, "有意に高い"),
]


def run(*args, status=0):
    """Runs the program; the status must be the expected one."""
    done = subprocess.run([PROGRAM, *args], capture_output=True)
    assert done.returncode == status, f"{args}: status {done.returncode}: {done.stderr.decode()}"
    return done.stdout.decode(), done.stderr.decode()


def answer(*args):
    """The one JSON object; nothing may stand before or behind it."""
    text, _ = run(*args, "--json")
    value, end = json.JSONDecoder().raw_decode(text)
    assert isinstance(value, dict) and text[end:] == "\n", text
    return value


def path(name, text=None):
    """A name in the folder; with text, a file of it."""
    full = os.path.join(FOLDER.name, name)
    if text is not None:
        with open(full, "w", encoding="utf-8") as out:
            out.write(text)
    return full


def office(name, table=None):
    """A new office file, with a tidy list in it."""
    db = path(name + ".renkei")
    run("new", db)
    if table:
        answer("import", "indicator", path(name + ".csv", table), "--db", db)
    return db


def page_text(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()


def figure_text(kind, db, *more):
    out = path(f"{kind}-text.pdf")
    run("chart", kind, out, "--db", db, *more)
    return page_text(out)


def line_of(text, start):
    """The first line that begins so."""
    return [one for one in text.splitlines() if one.strip().startswith(start)][0]


def small_table():
    """Two sexes, four areas, one of which has few."""
    lines = ["indicator,area,year,sex,age,numerator,denominator"]
    counts = {"2201": (5, 30), "2202": (40, 60), "2203": (35, 80), "2204": (90, 70)}
    for area, (men, women) in counts.items():
        lines += [f"smoking,{area},2021,M,40～44歳,{men},400", f"smoking,{area},2021,F,40～44歳,{women},400"]
    lines += ["smoking,22,2021,M,40～44歳,170,1600", "smoking,22,2021,F,40～44歳,240,1600"]
    lines += ["smoking,JP,2021,M,40～44歳,1700,16000", "smoking,JP,2021,F,40～44歳,2400,16000"]
    return "\n".join(lines) + "\n"


def test_sample_ratios():
    run("new", SAMPLE, "--sample")
    result = answer("ratio", "--db", SAMPLE, "--indicator", "smoking", "--areas", "medical_area", "--reference", "JP", "--year", "2021")
    assert result["reference"] == "JP" and result["method"] == "binomial" and result["year"] == 2021, result
    rows = {(row["area"], row["sex"]): row for row in result["rows"]}
    assert len(rows) == 16, rows
    for area, sex, observed, expected, ratio, lower, upper, state in EXPECTED:
        row = rows[area, sex]
        assert row["observed"] == observed and row["state"] == state, row
        for key, value in (("expected", expected), ("ratio", ratio), ("lower", lower), ("upper", upper)):
            assert abs(row[key] - value) < 0.0001, (key, row)
    assert "第9回NDBオープンデータ" in result["source"], result["source"]
    poisson = answer("ratio", "--db", SAMPLE, "--indicator", "smoking", "--year", "2021", "--method", "poisson", "--sex", "M")
    assert abs(poisson["rows"][0]["lower"] - 107.4397) < 0.0001, poisson["rows"][0]


def test_sample_has_several_indicators():
    """BMI and HbA1c as published, with what was withheld: computed by hand from the two workbooks."""
    for indicator, area, sex, observed, ratio in (
        ("hba1c-65", "2203", "M", 6674, 103.674810), ("hba1c-65", "2205", "M", 6150, 98.336259),
        ("hba1c-65", "2208", "M", 9361, 106.348492),
    ):
        rows = answer("ratio", "--db", SAMPLE, "--indicator", indicator, "--year", "2021", "--sex", sex)["rows"]
        row = [r for r in rows if r["area"] == area][0]
        assert row["observed"] == observed and row["masked"] == 0 and abs(row["ratio"] - ratio) < 1e-5, row
    row = answer("ratio", "--db", SAMPLE, "--indicator", "bmi-25", "--year", "2021", "--sex", "M")["rows"][0]
    # The published total holds what is masked inside: O is exact, E has two ends.
    assert row["observed"] == 2526 and row["n"] == 6470 and row["masked"] == 11, row
    assert row["least"] < row["ratio"] < row["most"] and row["z"] is None, row
    for kind in ("spine", "radar", "heat", "scatter"):
        text = figure_text(kind, SAMPLE, "--indicator", "smoking", "--against", "bmi-25", "--area", "2206")
        assert "40～74歳" in text and "人数（分母）" in text and "出典" in text, text
    assert "有意に良くない指標はない" in figure_text("radar", SAMPLE, "--area", "2206", "--sex", "M")


def test_notes_of_what_is_hidden():
    """Of each figure, whether of one indicator or of all: what ※ is, and of whom it is not said how many they are."""
    db = office("noted", small_table())
    for kind in ("forest", "bars", "spine", "radar", "heat", "trend"):
        text = "".join(figure_text(kind, db, "--indicator", "smoking", "--area", "2201").split())
        assert "※は秘匿（10人未満" in text, (kind, text)
        assert kind not in ("forest", "bars") or "男性※" in text, (kind, text)
        assert kind != "trend" or "女性" not in text, (kind, text)  # it draws men only
    assert "公表元で秘匿された区分がある" in "".join(figure_text("heat", SAMPLE).split())
    lines = ["indicator,area,year,sex,age,numerator,denominator", "smoking,JP,2021,M,40～44歳,1700,16000"]
    few = office("few", "\n".join(lines + [f"smoking,220{n},2021,M,40～44歳,{3 + n % 2},400" for n in range(1, 9)]) + "\n")
    assert "秘匿のため示せない。" in "".join(figure_text("forest", few, "--indicator", "smoking").split())
    pyramid = "".join(figure_text("pyramid", SAMPLE, "--indicator", "smoking", "--area", "2201").split())
    assert "人数（分母）男性6,470人、女性5,752人" in pyramid, pyramid


def test_men_alone_are_not_both():
    """Both together is of an area of which men and women were counted, or both as one."""
    rows = ["221007,M,300,1000", "221007,F,100,1000", "221309,M,300,1000", "222038,F,100,1000", "222089,T,220,1000", "222089,M,150,500"]
    lines = ["indicator,area,year,sex,age,numerator,denominator"]
    for row in rows:
        area, sex, x, n = row.split(",")
        lines.append(f"metabo,{area},2022,{sex},総数,{x},{n}")
    db = office("men-alone", "\n".join(lines) + "\n")
    result = answer("rate", "--db", db, "--indicator", "metabo", "--areas", "municipality", "--sex", "T")
    assert {row["area"]: row["rate"] for row in result["rows"] if row["rate"] is not None} == {"221007": 20, "222089": 22}, result
    assert result["reference_rows"][0]["n"] == 3000, result
    # The export says it where it does not follow from men and women.
    run("export", "observations", path("both.csv"), "--db", db)
    with open(path("both.csv"), encoding="utf-8-sig") as file:
        assert {row["area"] for row in csv.DictReader(file) if row["sex"] == "T"} == {"222089"}


def test_few_women_who_were_not_read():
    """Both together and the men would tell of one woman: one of the two is not shown."""
    lines = ["indicator,area,year,sex,age,numerator,denominator"]
    for area, men, both in (("2201", "50,130", "51,160"), ("2202", "100,300", "150,630"), ("2203", "100,300", "150,630")):
        lines += [f"exercise,{area},2021,M,総数,{men}", f"exercise,{area},2021,T,総数,{both}"]
    db = office("unread", "\n".join(lines) + "\n")
    shown = {}
    for sex in "MT":
        for row in answer("rate", "--db", db, "--indicator", "exercise", "--areas", "medical_area", "--sex", sex)["rows"]:
            shown[row["area"], sex] = row["observed"]
    assert None in (shown["2201", "M"], shown["2201", "T"]), shown
    assert shown["2203", "M"] == 100, shown


def test_one_class_of_all_ages_is_not_adjusted():
    """Where the nation has no ages nothing is adjusted; where it has, an area without them has no value."""
    lines = ["indicator,area,year,sex,age,numerator,denominator", "smoking,JP,2022,M,40～44歳,3000,10000", "smoking,JP,2022,M,45～49歳,3500,10000",
             "smoking,JP,2022,F,総数,2000,20000", "smoking,2203,2022,M,総数,3000,9000"]
    for sex in "MF":
        lines += [f"smoking,2201,2022,{sex},40～44歳,200,600", f"smoking,2201,2022,{sex},45～49歳,210,700"]
    db = office("one-class", "\n".join(lines) + "\n")
    for how in ("ratio", "adjust"):
        result = answer(how, "--db", db, "--indicator", "smoking", "--areas", "medical_area")
        assert {(row["area"], row["sex"]) for row in result["rows"] if row["value"] is not None} == {("2201", "M")}, (how, result)
        assert "同じ年齢階級の人数がない" in result["note"], result["note"]


def test_a_sum_of_other_areas_has_not_changed():
    """The sum of the areas that are drawn is cut where it is of others; nothing is said of its change."""
    lines = ["indicator,area,year,sex,age,numerator,denominator"]
    for area, years in {"221007": (2020, 2022), "221309": (2020, 2022), "222038": (2020,)}.items():
        lines += [f"metabo,{area},{year},M,総数,{500 if area == '222038' else 300},1000" for year in years]
    db = office("comparable", "\n".join(lines) + "\n")
    text = figure_text("trend", db, "--indicator", "metabo", "--areas", "municipality").replace(" ", "").replace("\n", "")
    assert "下がった" not in text.replace("有意に下がった", "") or "計で" not in text, text
    assert "計の区域の違い" in text, text


def test_reference_of_the_prefecture():
    result = answer("ratio", "--db", SAMPLE, "--indicator", "smoking", "--reference", "22", "--sex", "F")
    assert result["reference_name"] == "静岡県", result
    # What the areas have together is what the prefecture is expected to have, but for people nobody could place.
    expected = sum(row["expected"] for row in result["rows"])
    observed = sum(row["observed"] for row in result["rows"])
    assert abs(expected / observed - 1) < 0.005, (expected, observed)


def test_the_nation_is_all_of_it():
    """Of one prefecture alone there is no nation: the default is the prefecture by its own name, what was asked for is refused."""
    lines = ["indicator,area,year,sex,age,numerator,denominator,value"]
    for area, value in (("22", 0.946), ("221007", 0.952), ("221309", 0.933), ("222038", 0.961), ("222054", 0.9), ("222089", 1.1)):
        lines += [f"cost-index,{area},2022,T,,,,{value}", f"checkup-rate,{area},2022,T,40～74歳,{round(400 * value)},1000,"]
    db = office("one-prefecture", "\n".join(lines) + "\n")
    town = ("--db", db, "--areas", "municipality", "--indicator")
    ratio = answer("ratio", *town, "checkup-rate")
    assert ratio["reference"] == "22" and ratio["reference_name"] == "静岡県", ratio
    assert "全国の値がないため、静岡県と比べた。" in ratio["note"], ratio["note"]
    assert run("ratio", *town, "checkup-rate", "--reference", "JP", status=1)[1].count("全国") == 1
    for kind, indicator in (("rate", "checkup-rate"), ("ratio", "cost-index")):
        asked = answer(kind, *town, indicator, "--reference", "JP")
        assert "全国の値がない。" in asked["note"] and asked["reference_rows"][0]["value"] is None, asked
        assert not [row for row in asked["rows"] if "有意" in row["state"]], asked
    text = "".join(figure_text("bars", db, *town[2:], "cost-index", "--reference", "JP").split())
    assert text.count("全国") == 1 and "全国の値がない" in text and "0.946" not in text, text
    text = "".join(figure_text("bars", db, *town[2:], "cost-index").split())
    assert "静岡県0.946" in text, text
    # All 47, and those whose prefecture is not known, are the nation.
    lines = ["indicator,area,year,sex,age,numerator,denominator"]
    lines += [f"smoking,{n:02},2021,M,40～44歳,{100 + n},1000" for n in range(1, 48)] + ["smoking,2201,2021,M,40～44歳,200,1000"]
    whole = answer("rate", "--db", office("all-of-it", "\n".join(lines) + "\n"), "--indicator", "smoking")
    assert whole["reference_name"] == "全国" and abs(whole["reference_rows"][0]["value"] - 12.4) < 1e-9, whole
    lines.remove("smoking,47,2021,M,40～44歳,147,1000")
    whole = answer("rate", "--db", office("not-all", "\n".join(lines) + "\n"), "--indicator", "smoking")
    assert whole["reference_name"] == "静岡県", whole


def test_no_area_has_the_value_of_its_first_town():
    """What cannot be added: no value of a medical area, unless it was published itself."""
    lines = ["indicator,area,year,sex,age,numerator,denominator,value"]
    lines += [f"cost-index,{area},2022,T,,,,{value}" for area, value in (("JP", 1), ("222054", 0.9), ("222089", 1.1))]
    db = office("first-town", "\n".join(lines) + "\n")
    row, = answer("rate", "--db", db, "--indicator", "cost-index")["rows"]
    assert row["area"] == "2202" and row["value"] is None and row["reason"] == "市町の値からは計算できない", row
    text = "".join(figure_text("bars", db, "--indicator", "cost-index").split())
    assert "市町の値からは計算できない" in text and "0.9" not in text, text
    answer("import", "indicator", path("zone.csv", lines[0] + "\ncost-index,2202,2022,T,,,,0.99\n"), "--db", db)
    row, = answer("rate", "--db", db, "--indicator", "cost-index")["rows"]
    assert row["value"] == 0.99, row
    # What is masked of it was not made out of anything.
    masked = office("masked-value", "\n".join([lines[0], "cost-index,JP,2022,T,,,,1", "cost-index,2201,2022,T,,,,*", "cost-index,2202,2022,T,,,,0.9"]) + "\n")
    text = "".join(figure_text("bars", masked, "--indicator", "cost-index").split())
    assert "公表元で秘匿された値がある" in text and "中計" not in text, text


def test_no_area_is_the_sum_of_some_of_its_towns():
    """An area one of whose towns is missing or masked has no value, and the paper says which; all of them together have one."""
    head = "indicator,area,year,sex,age,numerator,denominator\n"
    nation = "smoking,JP,2022,M,40～44歳,3000,10000\n"
    some = {"missing": "smoking,222054,2022,M,40～44歳,300,1000\n",
            "masked": "smoking,222054,2022,M,40～44歳,300,1000\nsmoking,222089,2022,M,40～44歳,*,2000\n"}
    for name, rows in some.items():
        db = office("towns-" + name, head + nation + rows)
        for command in ("rate", "ratio"):
            row, = answer(command, "--db", db, "--indicator", "smoking", "--sex", "M")["rows"]
            assert row["area"] == "2202" and row["value"] is None and row["reason"] == "値のない市町がある", row
        text = "".join(figure_text("bars", db, "--indicator", "smoking", "--sex", "M").split())
        assert "熱海伊東には値のない市町があるため、計算していない" in text and "熱海伊東…" in text, text
    row, = answer("rate", "--db", office("towns-all", head + nation + some["missing"] + "smoking,222089,2022,M,40～44歳,900,2000\n"),
                  "--indicator", "smoking", "--sex", "M")["rows"]
    assert row["value"] == 40 and row["n"] == 3000, row


def test_a_rate_does_not_tell_its_masked_count():
    """The publisher masks 9 of 890 and prints 1.01 %: neither a row nor the exported list has the rate."""
    table = "\n".join(["令和4年度 特定健康診査・特定保健指導の実施状況（市町村国保）,,,,,,,", ",,,,,,,", "保険者番号,保険者名,特定健康診査,,,特定保健指導,,",
                       ",,対象者数,受診者数,実施率,対象者数,終了者数,実施率",
                       "00220038,沼津市,9000,4000,0.444,890,-,0.0101", "00220062,三島市,7000,3500,0.5,700,210,0.3"]) + "\n"
    db = office("told-by-rate")
    answer("import", "indicator", path("told-by-rate.csv", table), "--db", db)
    row, = answer("rate", "--db", db, "--indicator", "guidance-rate")["rows"]
    assert row["area"] == "2203" and row["value"] is None, row
    out = path("told-by-rate-out.csv")
    answer("export", "observations", out, "--db", db)
    with open(out, encoding="utf-8-sig") as lines:
        line, = [one for one in lines if one.startswith("guidance-rate,222038")]
    assert "1.01" not in line and "※" in line, line


def test_people_are_a_value_of_their_own():
    """What is counted, and not of how many, is the value itself; few of them are hidden like any other few."""
    lines = ["indicator,area,year,sex,age,numerator"]
    for area, many in (("221007", 3000), ("221309", 3100), ("222054", 900)):
        lines += [f"population,{area},2024,{sex},{age},{many}" for sex in "MF" for age in ("0-4", "5-")]
    town = ("--areas", "municipality", "--indicator", "population")
    db = office("people", "\n".join(lines) + "\n")
    for kind in ("rate", "ratio"):
        rows = {(row["area"], row["sex"]): row["value"] for row in answer(kind, "--db", db, *town)["rows"]}
        assert rows["221007", "M"] == 6000 and rows["222054", "F"] == 1800, rows
    text = "".join(figure_text("bars", db, *town, "--sex", "M").split())
    assert "6,200" in text and "標準化" not in text and "最も多いのは浜松市" in text, text
    few = "\n".join(line.replace(",F,0-4,900", ",F,0-4,2").replace(",F,5-,900", ",F,5-,4") for line in lines)
    rows = {(row["area"], row["sex"]): row["value"] for row in answer("rate", "--db", office("few-people", few + "\n"), *town)["rows"]}
    assert rows["222054", "F"] is None and rows["221309", "M"] == 6200, rows
    # A rate is never made of a numerator alone.
    lines = ["indicator,area,year,sex,age,numerator", "smoking,2201,2021,M,40～44歳,300"]
    row, = answer("rate", "--db", office("no-people", "\n".join(lines) + "\n"), "--indicator", "smoking")["rows"]
    assert row["value"] is None, row


def test_people_of_an_area_are_those_of_its_towns():
    """What is counted can be added, where no municipality is missing or masked."""
    head = "indicator,area,year,sex,age,numerator,value\n"
    both = "population,222054,2024,M,0-4,900,\npopulation,222054,2024,M,5-,100,\npopulation,222089,2024,M,計,2000,\n"
    row, = answer("rate", "--db", office("zone-people", head + both), "--indicator", "population", "--sex", "M")["rows"]
    assert row["area"] == "2202" and row["value"] == 3000, row
    text = "".join(figure_text("bars", office("zone-people-figure", head + both), "--indicator", "population", "--sex", "M").split())
    assert "3,000" in text and "圏域の値は市町の計" in text, text
    work = "establishments,222054,2021,T,,,70\nestablishments,222089,2021,T,,,%s\n"
    row, = answer("rate", "--db", office("zone-work", head + work % "30"), "--indicator", "establishments")["rows"]
    assert row["value"] == 100, row
    for name, rows, code in (("one", both.splitlines()[2] + "\n", "population"), ("masked", both.replace("2000", "*"), "population"), ("x", work % "*", "establishments")):
        row, = answer("rate", "--db", office("zone-" + name, head + rows), "--indicator", code)["rows"]
        assert row["value"] is None and row["reason"] == "値のない市町がある", row


def test_both_together_are_men_and_women():
    """What is counted can be added, of areas of which both are there."""
    head = "indicator,area,year,sex,age,numerator,value\n"
    people = "".join(f"population,{area},2024,{sex},計,{n},\n" for area, sex, n in (("222054", "M", 900), ("222054", "F", 950), ("222089", "M", 1000), ("222089", "F", 2000), ("221007", "M", 800)))
    rows = answer("rate", "--db", office("both-people", head + people), "--indicator", "population", "--areas", "municipality", "--sex", "T")["rows"]
    assert {row["area"]: row["value"] for row in rows} == {"222054": 1850, "222089": 3000, "221007": None}, rows
    work = "".join(f"employees,{area},2021,{sex},,,{n}\n" for area, sex, n in (("222054", "M", 70), ("222054", "F", 30), ("222089", "T", 50)))
    db = office("both-work", head + work)
    row, = answer("rate", "--db", db, "--indicator", "employees", "--sex", "T")["rows"]
    assert row["area"] == "2202" and row["value"] == 150, row


def test_nothing_is_judged_of_what_is_hidden():
    """Spine and radar do not deny a difference that they cannot see."""
    head = "indicator,area,year,sex,age,numerator,denominator\n"
    rows = "".join(f"smoking,{area},2021,{sex},{age},{x},{n}\n" for area, x, n in (("JP", 5000, 20000), ("22", 103, 508), ("2201", 3, 8), ("2202", 100, 500)) for sex in "MF" for age in ("40～44歳", "45～49歳"))
    db = office("hidden-spine", head + rows)
    for kind in ("spine", "radar"):
        text = "".join(figure_text(kind, db, "--indicator", "smoking", "--year", "2021", "--area", "2201").split())
        assert "判定できない" in text and "有意に良い指標はなく" not in text, text


TIDY = "indicator,area,year,sex,age,numerator,denominator\n"


def hidden_counts(name, rows, below=10):
    """What the export hides of each indicator, area, sex and age."""
    db = office(name, TIDY + "".join(row + "\n" for row in rows))
    if below != 10:
        with contextlib.closing(sqlite3.connect(db)) as connection, connection:
            connection.execute("UPDATE office SET mask_below = ?", (below,))
    run("export", "observations", path("hidden.csv"), "--db", db)
    with open(path("hidden.csv"), encoding="utf-8-sig", newline="") as file:
        return db, {(row["indicator"], row["area"], row["sex"], row["age"]) for row in csv.DictReader(file) if row["numerator"] == "※"}


def test_few_by_several_lines():
    """What several sums tell together: of a sex that was not read by age, of towns and their area, of sums that no table has, of answers."""
    ages = [("T", "40～44歳", 22, 1019), ("T", "45～49歳", 27, 611), ("T", "計", 49, 1630), ("M", "40～44歳", 20, 777), ("M", "45～49歳", 15, 297), ("M", "計", 35, 1074)]
    _, hidden = hidden_counts("few-ages", [f"smoking,223026,2021,{sex},{age},{x},{n}" for sex, age, x, n in ages])
    assert {("smoking", "223026", "T", "40～44歳"), ("smoking", "223026", "M", "40～44歳")} & hidden, hidden

    towns = {"222194": (21, 165, 10, 561), "223018": (32, 864, 5, 763), "223026": (2, 602, 0, 438), "223042": (1, 138, 14, 863), "223051": (24, 723, 2, 345), "2201": (80, 2492, 31, 2970)}
    rows = [f"smoking,{code},2021,{sex},40～44歳,{x},{n}" for code, (m, men, f, women) in towns.items() for sex, x, n in (("M", m, men), ("F", f, women))]
    db, hidden = hidden_counts("few-towns", rows)
    both = {row["area"]: row["observed"] for row in answer("rate", "--db", db, "--indicator", "smoking", "--areas", "municipality", "--sex", "T")["rows"]}
    shown = [both[code] for code in towns if code != "2201"].count(None)
    assert shown > 2 or ("smoking", "223042", "F", "40～44歳") in hidden, (both, hidden)

    by_age = {"2201": ((12, 300), (20, 340), (8, 150), (17, 160)), "2202": ((90, 700), (80, 640), (40, 300), (35, 310)), "2203": ((70, 520), (95, 660), (30, 210), (50, 330))}
    rows = [f"smoking,{code},2021,{sex},{age},{x},{n}" for code, cells in by_age.items() for (x, n), (sex, age) in zip(cells, [(sex, age) for sex in "TM" for age in ("40～44歳", "45～49歳")])]
    db, _ = hidden_counts("few-unread", rows)  # 32 − 25 women of all ages, which no row has
    both, men = ({row["area"]: row["observed"] for row in answer("rate", "--db", db, "--indicator", "smoking", "--sex", sex)["rows"]} for sex in "TM")
    assert both["2201"] is None or men["2201"] is None, (both, men)

    areas = {"2201": (40, 367, 3, 523), "2202": (36, 273, 2, 545), "2203": (33, 273, 1, 545)}
    db, _ = hidden_counts("few-sums", [f"hba1c-84,{code},2021,{sex},40～74歳,{x},{n}" for code, (m, men, f, women) in areas.items() for sex, x, n in (("M", m, men), ("F", f, women))])
    sums = [answer("rate", "--db", db, "--indicator", "hba1c-84", "--areas", "medical_area", "--sex", sex)["reference_rows"][0]["observed"] for sex in "MT"]
    assert None in sums, sums

    answers = {"2201": (31, 1, 12), "2202": (155, 15, 12), "2203": (61, 15, 9), "2204": (42, 1, 1)}
    names = ("chewing", "chewing-hard", "chewing-hardly")
    db, hidden = hidden_counts("few-answers", [f"{name},{code},2021,M,総数,{x},{sum(counts)}" for code, counts in answers.items() for name, x in zip(names, counts)], 3)
    few = {("chewing-hard", "2201"), ("chewing-hard", "2204"), ("chewing-hardly", "2204")}
    assert few <= {(name, area) for name, area, _, _ in hidden}, hidden
    for code in answers:  # the others tell it, and what all areas have
        assert sum(area == code for _, area, _, _ in hidden) != 1, (code, hidden)
    sums = {name: answer("rate", "--db", db, "--indicator", name, "--areas", "medical_area", "--sex", "M")["reference_rows"][0]["observed"] for name in names}
    assert sums["chewing-hard"] is None and None in (sums["chewing"], sums["chewing-hardly"]), sums


def test_who_adds_to_a_difference():
    text = "".join(figure_text("areas", SAMPLE, "--indicator", "smoking", "--year", "2021", "--sex", "M").split())
    assert "最も押し上げたのは富士（+" in text and "最も押し下げたのは西部（▲" in text and "最も小さい" not in text, text


def test_words_of_figures():
    """A line names the tables of all its years; ages are those that were read; what is without the difference of ages says so."""
    text = "".join(figure_text("trend", SAMPLE, "--indicator", "smoking", "--sex", "M").split())
    assert "「第6～9回NDBオープンデータ」" in text, text
    text = "".join(figure_text("spine", SAMPLE, "--area", "2201").split())
    assert "「第9回NDBオープンデータ」" in text and "第6～9回" not in text, text
    db = office("ages", small_table())
    for kind in ("bars", "forest", "box"):
        text = "".join(figure_text(kind, db, "--indicator", "smoking").split())
        assert "40～44歳" in text and "40～74歳" not in text, text
    text = "".join(figure_text("bars", SAMPLE, "--indicator", "smoking").split())
    assert "40～74歳" in text, text
    said = "".join(figure_text("ages", SAMPLE, "--indicator", "smoking", "--sex", "M").split())
    assert "年齢構成の違いを除くと、" in said, said


def test_who_withholds_ages():
    """What the office hides is not said to be masked by the publisher."""
    ages = ["40～44歳", "45～49歳", "50～54歳", "55～59歳"]
    lines = ["indicator,area,year,sex,age,numerator,denominator"]
    lines += [f"smoking,JP,2021,F,{age},{200000 + 1000 * i},1000000" for i, age in enumerate(ages)]
    for name, counts, says, not_says in (
        ("here", (3, 2, 40, 30), "fewer than 10 people", "masked"),
        ("there", ("*", "*", 40, 30), "are masked in every area", "fewer than"),
    ):
        rows = [f"smoking,2201,2021,F,{age},{count},150" for age, count in zip(ages, counts)]
        db = office("ages-" + name, "\n".join(lines + rows) + "\n")
        _, said = run("chart", "ages", path("a.csv"), "--db", db, "--indicator", "smoking", "--area", "2201", "--year", "2021", status=1)
        assert says in said and not_says not in said, said


def test_counts_that_cannot_be():
    """More that have it than there are, or fewer than nobody, is told when the table is read, and is in no sum."""
    lines = ["indicator,area,year,sex,age,numerator,denominator", "smoking,2201,2021,M,40～44歳,1200,800", "smoking,2202,2021,M,40～44歳,200,800"]
    db = office("cannot-be")
    problems = answer("import", "indicator", path("cannot-be.csv", "\n".join(lines) + "\n"), "--db", db)["problems"]
    assert len(problems) == 1 and "1200" in problems[0] and "800" in problems[0] and "賀茂" in problems[0], problems
    rows = answer("rate", "--db", db, "--indicator", "smoking", "--year", "2021", "--sex", "M")["rows"]
    assert [(row["area"], row["rate"]) for row in rows] == [("2202", 25)], rows


def test_list_of_figures():
    """No two columns have the same heading."""
    heading = run("list", "figures", "--db", SAMPLE)[0].splitlines()[0].split("  ")
    names = [name.strip() for name in heading if name.strip()]
    assert len(names) == len(set(names)) == 4, names


def test_no_line_without_a_reference():
    """Counts of towns, and of the nation only a value: no line and no band at what is not there."""
    lines = ["indicator,area,year,sex,age,numerator,denominator,value", "checkup-rate,JP,2022,T,,,,37"]
    lines += [f"checkup-rate,{area},2022,T,40～44歳,{n},1000," for area, n in (("2201", 300), ("2202", 400))]
    text = "".join(figure_text("forest", office("no-line", "\n".join(lines) + "\n"), "--indicator", "checkup-rate", "--reference", "JP").split())
    assert "比べる値に同じ年齢階級の人数がない" in text and "全国100" not in text and "全国＝100" not in text, text


def test_a_funnel_names_what_it_has_not():
    """An area whose people are hidden is not counted, has its name in the note, and is not judged."""
    db = office("funnel", small_table())
    text = "".join(figure_text("funnel", db, "--indicator", "smoking", "--sex", "M").split())
    drawn = {row["area"] for row in answer("rate", "--db", db, "--indicator", "smoking", "--sex", "M")["rows"] if row["n"]}
    assert 0 < len(drawn) < 4 and f"（{len(drawn)}圏域）" in text, (drawn, text)
    assert "※図にない圏域：賀茂" in text and "男性※" in text, text


def test_people_are_withheld_not_left_out():
    """Where the people of an area are masked by who published them, the note says so of its sex."""
    lines = ["indicator,area,year,sex,age,numerator,denominator"]
    for area in ("JP", "2201", "2202", "2203"):
        lines += [f"smoking,{area},2021,{sex},{ages}歳,100,1000" for sex in "MF" for ages in ("40～44", "45～49")]
    lines.remove("smoking,2201,2021,F,45～49歳,100,1000")
    lines.append("smoking,2201,2021,F,45～49歳,20,※")
    db = office("masked-people", "\n".join(lines) + "\n")
    text = "".join(figure_text("bars", db, "--indicator", "smoking").split())
    assert "人数（分母）男性6,000人、女性※（人数が秘匿の区域がある）。" in text, text
    text = "".join(figure_text("funnel", db, "--indicator", "smoking", "--sex", "F").split())
    assert "（2圏域）" in text and "※図にない圏域：賀茂" in text and "賀茂は判定できない" in text, text


def test_rate_and_adjust():
    rate = answer("rate", "--db", SAMPLE, "--indicator", "smoking", "--sex", "M")["rows"][0]
    assert abs(rate["value"] - 100 * 2206 / 6470) < 1e-9 and rate["lower"] < rate["value"] < rate["upper"], rate
    adjusted = answer("adjust", "--db", SAMPLE, "--indicator", "smoking", "--sex", "M")
    assert adjusted["rows"][0]["adjusted"] > rate["value"], adjusted["rows"][0]
    by_model = answer("adjust", "--db", SAMPLE, "--indicator", "smoking", "--sex", "M", "--standard", "s60")
    assert by_model["rows"][0]["value"] != adjusted["rows"][0]["value"]
    assert "昭和60年モデル人口）" in by_model["note"], by_model["note"]
    unchecked = answer("adjust", "--db", SAMPLE, "--indicator", "smoking", "--sex", "M", "--standard", "h27")
    assert "平成27年モデル人口（要確認）" in unchecked["note"], unchecked["note"]


def workbook(name, sheet, rows):
    """A workbook of one sheet of texts."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/"
    cell = '<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>'
    lines = "".join(
        f'<row r="{n}">' + "".join(cell.format(chr(65 + i), n, text) for i, text in enumerate(row.split(",")) if text) + "</row>"
        for n, row in enumerate(rows, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{relations}package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}package/2006/relationships"><Relationship Id="a" '
        f'Type="{relations}officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}package/2006/relationships"><Relationship Id="b" '
        f'Type="{relations}officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{relations}officeDocument/2006/relationships"><sheets>'
        f'<sheet name="{sheet}" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{lines}</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path(name), "w") as out:
        for part, text in parts.items():
            out.writestr(part, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return path(name)


def test_title_before_sheet():
    """The name of a sheet that was left from another table does not make it one of that."""
    rows = ["特定健診（収縮期血圧）：2021年度", "都道府県名,検査値階層,全体,,,", ",,男,,女,", ",,40～44歳,中計,40～44歳,中計", ",,人数,人数,人数,人数"]
    rows += ["静岡県,180以上,11,11,12,12", ",160以上180未満,20,20,30,30", ",140以上160未満,40,40,50,50", ",130以上140未満,60,60,70,70"]
    rows += [",120以上130未満,80,80,90,90", ",120未満,100,100,110,110"]
    read = answer("import", "indicator", workbook("left.xlsx", "BMI", rows), "--db", office("left", small_table()))
    assert "sbp-140" in read["indicators"] and "bmi-25" not in read["indicators"], read
    rows[0] = "特定健診　2021年度"
    rows[5:] = ["静岡県,25.0以上,30,30,40,40", ",25.0未満,100,100,110,110"]
    read = answer("import", "indicator", workbook("said.xlsx", "BMI", rows), "--db", office("said", small_table()))
    assert "bmi-25" in read["indicators"], read


def test_twice_changes_nothing():
    table = small_table()
    db = office("twice", table)
    again = answer("import", "indicator", path("twice.csv"), "--db", db)
    assert again["added"] == again["updated"] == 0 and again["unchanged"] == 12, again
    assert again["years"] == [2021] and again["indicator"] == "smoking" and again["preset"] == "tidy", again
    newer = answer("import", "indicator", path("newer.csv", table.replace("M,40～44歳,90,", "M,40～44歳,91,")), "--db", db)
    assert newer["updated"] == 1 and newer["unchanged"] == 11 and len(newer["changes"]) == 1, newer
    run("undo", db)
    row = [r for r in answer("rate", "--db", db, "--indicator", "smoking")["rows"] if r["area"] == "2204" and r["sex"] == "M"][0]
    assert row["observed"] == 90 and row["area_name"] == "富士", row


def test_rows_that_contradict_each_other():
    head = "indicator,area,year,sex,age,numerator,denominator,value\n"
    row = "smoking,2201,2021,M,40～44歳,30,100,\n"
    db = office("contradicting")
    for second in (row.replace("30", "40"), row.replace("100", "110"), row.replace("30", "※")):
        _, error = run("import", "indicator", path("twice.csv", head + row + second), "--db", db, status=1)
        assert "2" in error and "3" in error and error.count("\n") == 1, error
    value = "independent-years,2201,2021,M,,,,81.2\n"
    run("import", "indicator", path("twice.csv", head + value + value.replace("81.2", "80.9")), "--db", db, status=1)
    # What says the same twice is no contradiction, nor is a value of another age.
    db = office("rows-alike", head + row + row + value + value)
    assert answer("rate", "--db", db, "--indicator", "smoking", "--sex", "M")["rows"][0]["observed"] == 30


def test_small_numbers_stay_inside():
    db = office("small", small_table())
    for command in ("ratio", "rate", "adjust"):
        for sex in ("M", "F", "T"):
            rows = {r["area"]: r for r in answer(command, "--db", db, "--indicator", "smoking", "--sex", sex)["rows"]}
            hidden = {area for area, row in rows.items() if row["observed"] is None}
            # Few men in one area: neither they nor, with the sums, anything that tells them.
            assert "2201" not in hidden or rows["2201"]["value"] is None
            if sex == "M":
                assert "2201" in hidden and len(hidden) >= 2, hidden
            assert len(hidden) != 1, (command, sex, hidden)
            for area in hidden:
                assert rows[area]["state"] == "秘匿", rows[area]
                for key in ("n", "observed", "expected", "value", "lower", "upper", "z"):
                    assert rows[area][key] is None, rows[area]
    out = path("tidy-out.csv")
    run("export", "observations", out, "--db", db)
    with open(out, encoding="utf-8-sig") as file:
        written = list(csv.DictReader(file))
    hidden = [row for row in written if row["numerator"] == "※"]
    assert ("2201", "M") in {(r["area"], r["sex"]) for r in hidden} and len(hidden) >= 2, hidden
    assert all(row["numerator"] != "5" for row in written)
    _, error = run("list", "observations", "--db", db, status=1)
    assert error.count("\n") == 1, error
    figure = path("small.svg")
    run("chart", "forest", figure, "--db", db, "--indicator", "smoking")
    paper = path("small.pdf")
    run("print", "indicator-tables", paper, "--db", db)
    line = line_of(page_text(paper), "賀茂 ")
    assert "※" in line and " 5 " not in line, line


def written(db):
    """What is exported: numerators and denominators by area, sex and age; None where masked."""
    out = path("written.csv")
    run("export", "observations", out, "--db", db)
    with open(out, encoding="utf-8-sig") as file:
        return {(r["area"], r["sex"], r["age"]): [None if r[key] == "※" else float(r[key]) for key in ("numerator", "denominator")]
                for r in csv.DictReader(file)}


def check_differences(counts, whole, parts, rows):
    """No total less what is shown of its parts is one masked part. Returns: how many of these are masked"""
    masked = 0
    for sex, age in rows:
        for kind in (0, 1):
            unknown = [part for part in parts if counts[part, sex, age][kind] is None]
            assert counts[whole, sex, age][kind] is None or len(unknown) != 1, (whole, sex, age, kind, unknown)
            masked += len(unknown)
    return masked


def test_withheld_among_areas():
    """The prefecture less the areas that are shown is not the one that the publisher withheld."""
    lines = ["indicator,area,year,sex,age,numerator,denominator", "checkup-rate,22,2020,T,40～74歳,1007,5600"]
    areas = [f"220{n}" for n in range(1, 9)]
    lines += [f"checkup-rate,{area},2020,T,40～74歳,{x},700" for area, x in zip(areas, ("*", 110, 90, 200, 300, 100, 100, 100))]
    db = office("withheld", "\n".join(lines) + "\n")
    counts = written(db)
    assert counts["22", "T", "40～74歳"] == [1007, 5600], counts
    assert check_differences(counts, "22", areas, [("T", "40～74歳")]) == 2, counts
    assert counts["2203", "T", "40～74歳"][0] is None, counts  # the smallest beside it
    result = answer("rate", "--db", db, "--indicator", "checkup-rate", "--reference", "22")
    assert result["reference_rows"][0]["observed"] == 1007, result
    assert {row["area"] for row in result["rows"] if row["observed"] is None} == {"2201", "2203"}, result


def test_withheld_among_towns():
    """A report by towns with the prefecture's line, all ages together."""
    table = """令和5年度 特定健康診査・特定保健指導 法定報告（市町村国保）,,,,
市町村コード,市町村名,対象者数,受診者数,受診率(%)
22100,静岡市,90000,30600,34.0
22205,熱海市,6800,2300,33.8
22301,東伊豆町,2500,*,*
22302,河津町,1400,560,40.0
,県計,100700,33468,33.2
"""
    counts = written(office("towns-withheld", table))
    whole = {age for _, _, age in counts}.pop()
    towns = [area for area, _, _ in counts if area != "22"]
    assert len(towns) == 4 and counts["22", "T", whole][0] == 33468, counts
    assert check_differences(counts, "22", towns, [("T", whole)]) == 2, counts


def test_withheld_by_age():
    """Areas, prefecture and Japan by age and sex as NDB has them, with the totals of all ages."""
    ages = ["40～44歳", "45～49歳", "50～54歳"]
    counts = {(place, sex, age): [30 + 7 * p + 3 * a + (sex == "M"), 900 + 10 * p + a]
              for p, place in enumerate(("0501", "0502", "0503", "1301", "1302", "1303")) for sex in "MF" for a, age in enumerate(ages)}
    for whole, parts in (("05", ("0501", "0502", "0503")), ("13", ("1301", "1302", "1303")), ("JP", ("05", "13"))):
        for sex in "MF":
            for age in ages:
                counts[whole, sex, age] = [sum(counts[part, sex, age][kind] for part in parts) for kind in (0, 1)]
    for cell in (("0502", "F", ages[2]), ("0502", "F", ages[1]), ("0501", "F", ages[1])):
        counts[cell] = ["*", "*"]
    lines = ["indicator,area,year,sex,age,numerator,denominator"]
    lines += [f"smoking,{area},2018,{sex},{age},{x},{n}" for (area, sex, age), (x, n) in counts.items()]
    shown = written(office("by-age", "\n".join(lines) + "\n"))
    rows = [(sex, age) for sex in "MF" for age in ages]
    assert check_differences(shown, "05", ("0501", "0502", "0503"), rows) >= 4 * 2, shown
    assert check_differences(shown, "JP", ("05", "13"), rows) % 2 == 0
    assert shown["05", "M", ages[0]][0] == counts["05", "M", ages[0]][0], shown


def test_hidden_people_are_not_in_the_rate():
    """27 of whom it is withheld in part how many they are: neither with the 27 nor with the digits of the rate."""
    lines = ["indicator,area,year,sex,age,numerator,denominator", "smoking,JP,2021,F,40～44歳,900,90000", "smoking,JP,2021,F,45～49歳,90,9000"]
    for area, x, n in (("2201", 0, "50?1"), ("2202", 0, "50?1"), ("2203", 0, 800), ("2204", 5, "*")):
        lines += [f"smoking,{area},2021,F,40～44歳,27,4223", f"smoking,{area},2021,F,45～49歳,{x},{n}"]
    db = office("digits", "\n".join(lines) + "\n")
    for command in ("rate", "ratio"):
        rows = {row["area"]: row for row in answer(command, "--db", db, "--indicator", "smoking", "--sex", "F")["rows"]}
        row = rows["2201"]
        assert row["n"] is row["observed"] is row["expected"] is row["z"] is None and row["value"], row
        for key in ("value", "lower", "upper", "least", "most"):
            assert row[key] == round(row[key], 1), row
        assert rows["2203"]["observed"] == 27 and rows["2203"]["n"] == 5023, rows
        assert rows["2204"]["value"] is None and rows["2204"]["state"] == "判定不能", rows["2204"]


AGES = ((40, 44), (45, 49))
TOWNS = {"2202": ("222054", "222089"), "2204": ("222071", "222101"), "2206": ("222097", "222127")}
PLACES = [*TOWNS, *(town for towns in TOWNS.values() for town in towns)]
WHOLE = "計"
KINDS = ("hba1c-56", "hba1c-65", "between")  # the last: those in the first and not in the second


def two_conditions(random):
    """Counts by condition, place, sex and age; towns make up areas, men and women both. Few are few by chance."""
    counts = {}
    for towns in TOWNS.values():
        for town in towns:
            for sex in "MF":
                for age in AGES:
                    second, between = random.choice((0, 3, 20, 45)), random.choice((0, 4, 30, 60))
                    for kind, number in zip(KINDS, (second + between, second, between)):
                        counts[kind, town, sex, age] = number
    for kind in KINDS:
        for area, towns in TOWNS.items():
            for sex in "MF":
                for age in AGES:
                    counts[kind, area, sex, age] = sum(counts[kind, town, sex, age] for town in towns)
        for place in PLACES:
            for age in AGES:
                counts[kind, place, "T", age] = counts[kind, place, "M", age] + counts[kind, place, "F", age]
            for sex in "MFT":
                counts[kind, place, sex, WHOLE] = sum(counts[kind, place, sex, age] for age in AGES)
    return counts


def table_of(counts):
    """Both conditions as a tidy list, with the prefecture and Japan."""
    lines = ["indicator,area,year,sex,age,numerator,denominator"]
    for kind in KINDS[:2]:
        for sex in "MF":
            for age in AGES:
                ages = f"{age[0]}～{age[1]}歳"
                lines += [f"{kind},{p},2021,{sex},{ages},{counts[kind, p, sex, age]},{500 if p in TOWNS else 250}" for p in PLACES]
                whole = sum(counts[kind, area, sex, age] for area in TOWNS)
                lines += [f"{kind},22,2021,{sex},{ages},{whole},1500", f"{kind},JP,2021,{sex},{ages},{whole},1500"]
    return "\n".join(lines) + "\n"


def all_that_is_shown(db):
    """What somebody sees who asks everything: rates at both levels, of each sex and both, and the exported ages."""
    shown = {}
    for kind in KINDS[:2]:
        for level in ("medical_area", "municipality"):
            for sex in "MFT":
                for row in answer("rate", "--db", db, "--indicator", kind, "--areas", level, "--sex", sex)["rows"]:
                    if row["observed"] is not None:
                        shown[kind, row["area"], sex, WHOLE] = row["observed"]
    out = path("everything.csv")
    run("export", "observations", out, "--db", db)
    with open(out, encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if row["area"] in PLACES and row["numerator"] not in ("", "※"):
                age = next(age for age in AGES if row["age"].startswith(str(age[0])))
                shown[row["indicator"], row["area"], row["sex"], age] = float(row["numerator"])
    return shown


def sums(counts):
    """What everybody knows: lists of (sign, cell) that make nothing, but for the prefecture's total."""
    for kind in KINDS:
        for sex in "MFT":
            for place in PLACES:
                yield [(1, (kind, place, sex, age)) for age in AGES] + [(-1, (kind, place, sex, WHOLE))], 0
            for age in (*AGES, WHOLE):
                for area, towns in TOWNS.items():
                    yield [(1, (kind, town, sex, age)) for town in towns] + [(-1, (kind, area, sex, age))], 0
                if kind != "between":
                    yield [(1, (kind, area, sex, age)) for area in TOWNS], sum(counts[kind, area, sex, age] for area in TOWNS)
        for place in PLACES:
            for age in (*AGES, WHOLE):
                yield [(1, (kind, place, "M", age)), (1, (kind, place, "F", age)), (-1, (kind, place, "T", age))], 0
    for place in PLACES:
        for sex in "MFT":
            for age in (*AGES, WHOLE):
                yield [(-1, (KINDS[0], place, sex, age)), (1, (KINDS[1], place, sex, age)), (1, (KINDS[2], place, sex, age))], 0


def reckon(shown, counts):
    """Every cell that has one value only, given what is shown and what adds up."""
    solved = []  # (pivot, row, right side), each pivot in its own row only
    for terms, right in sums(counts):
        row = {}
        for sign, cell in terms:
            if cell in shown:
                right -= sign * shown[cell]
            else:
                row[cell] = row.get(cell, 0) + fractions.Fraction(sign)
        for pivot, other, side in solved:
            by = row.get(pivot, 0)
            if by:
                for cell, value in other.items():
                    row[cell] = row.get(cell, 0) - by * value
                right -= by * side
        row = {cell: value for cell, value in row.items() if value}
        if not row:
            continue
        pivot, lead = next(iter(row.items()))
        row = {cell: value / lead for cell, value in row.items()}
        right /= lead
        for i, (mine, other, side) in enumerate(solved):
            by = other.get(pivot, 0)
            if by:
                other = {cell: other.get(cell, 0) - by * row.get(cell, 0) for cell in {*other, *row}}
                solved[i] = (mine, {cell: value for cell, value in other.items() if value}, side - by * right)
        solved.append((pivot, row, right))
    return {pivot: side for pivot, row, side in solved if len(row) == 1}


def test_nothing_hidden_can_be_reckoned():
    for seed in range(2):
        counts = two_conditions(random.Random(seed))
        db = office(f"reckon{seed}", table_of(counts))
        shown = all_that_is_shown(db)
        assert shown and all(counts[cell] == number for cell, number in shown.items())
        assert not [cell for cell, number in shown.items() if 0 < number < 10]
        found = reckon(shown, counts)
        assert all(counts[cell] == number for cell, number in found.items())
        few = {cell: number for cell, number in found.items() if 0 < number < 10}
        assert not few, (seed, few)


def bounds(shown, cells, lines):
    """Between what each cell lies for somebody who knows what is shown and what adds up: (parts, total)."""
    least = {cell: shown.get(cell, 0) for cell in cells}
    most = {cell: shown.get(cell, 10**6) for cell in cells}
    changed = True
    while changed:
        changed = False
        for parts, total in lines:
            low, high = sum(least[p] for p in parts), sum(most[p] for p in parts)
            for cell, down, up in [(total, low, high)] + [(p, least[total] - high + most[p], most[total] - low + least[p]) for p in parts]:
                if down > least[cell] or up < most[cell]:
                    least[cell], most[cell] = max(least[cell], down), min(most[cell], up)
                    changed = True
                    break
    return least, most


def test_counts_and_people_tell_no_few_together():
    """Both together and men were read, few are without it of the women: neither counts nor people by age tell of them."""
    towns = {
        "222194": {"T": [(5, 560), (131, 307)], "M": [(2, 7), (128, 304)]},
        "223018": {"T": [(229, 556), (30, 574)], "M": [(217, 433), (24, 28)]},
        "223026": {"T": [(151, 438), (165, 577)], "M": [(0, 7), (8, 356)]},
        "223042": {"T": [(38, 310), (21, 616)], "M": [(14, 286), (21, 614)]},
        "223051": {"T": [(12, 799), (475, 480)], "M": [(7, 794), (464, 469)]},
        "223069": {"T": [(5, 1372), (866, 1331)], "M": [(4, 783), (38, 494)]},
    }
    truth, rows, lines, shown = {}, [], [], {}
    for town, sexes in towns.items():
        for place, age in enumerate((*AGES, WHOLE)):
            of = {sex: counts[place] if age != WHOLE else tuple(map(sum, zip(*counts))) for sex, counts in sexes.items()}
            rows += [f"smoking,{town},2021,{sex},{WHOLE if age == WHOLE else f'{age[0]}～{age[1]}歳'},{x},{n}" for sex, (x, n) in of.items()]
            of["F"] = tuple(both - men for both, men in zip(of["T"], of["M"]))
            for sex, (x, n) in of.items():
                truth.update({("x", town, sex, age): x, ("n", town, sex, age): n, ("without", town, sex, age): n - x})
                lines.append(([("x", town, sex, age), ("without", town, sex, age)], ("n", town, sex, age)))
            lines += [([(kind, town, "M", age), (kind, town, "F", age)], (kind, town, "T", age)) for kind in ("x", "n", "without")]
        lines += [([(kind, town, sex, age) for age in AGES], (kind, town, sex, WHOLE)) for kind in ("x", "n", "without") for sex in "MFT"]
    hidden_counts("counts-and-people", rows)
    with open(path("hidden.csv"), encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            age = WHOLE if row["age"] == WHOLE else next(age for age in AGES if row["age"].startswith(str(age[0])))
            for kind, key in (("x", "numerator"), ("n", "denominator")):
                if row[key] != "※":
                    shown[kind, row["area"], row["sex"], age] = float(row[key])
    least, most = bounds(shown, truth, lines)
    narrow = {cell: (least[cell], most[cell]) for cell, number in truth.items() if 0 < number < 10 and most[cell] - least[cell] < 9}
    assert shown and not narrow, narrow


def test_little_is_hidden_for_one_cell():
    """A square of one sex for three people of one age, and not a sum that no table has before an area."""
    rand = random.Random(3)
    ages = [f"{age}～{age + 4}歳" for age in range(40, 75, 5)]
    rows, sums = [], {}
    for area in range(2201, 2209):
        for sex in "MF":
            for age in ages:
                x, n = rand.randint(60, 300), rand.randint(800, 3000)
                x = 3 if (area, sex, age) == (2201, "F", ages[0]) else x
                rows.append(f"smoking,{area},2021,{sex},{age},{x},{n}")
                whole = sums.setdefault((sex, age), [0, 0])
                whole[0] += x
                whole[1] += n
    rows += [f"smoking,{area},2021,{sex},{age},{x * by},{n * by}" for (sex, age), (x, n) in sums.items() for area, by in (("22", 1), ("JP", 30))]
    db, hidden = hidden_counts("square", rows)
    assert len(hidden) == 4 and {sex for _, _, sex, _ in hidden} == {"F"}, hidden
    places = {area for _, area, _, _ in hidden}
    assert len(places) == 2 and "2201" in places, hidden
    for sex in "MFT":
        for row in answer("adjust", "--db", db, "--indicator", "smoking", "--sex", sex)["rows"]:
            assert (row["adjusted"] is None) == (sex != "M" and row["area"] in places), row

    db, hidden = hidden_counts("own-sum", [f"smoking,{area},2021,M,40～74歳,{x},{n}" for area, x, n in (("2201", 2, 100), ("2202", 3, 120), ("2203", 40, 300))])
    assert {area for _, area, _, _ in hidden} == {"2201", "2202"}, hidden
    rates = answer("rate", "--db", db, "--indicator", "smoking", "--sex", "M")
    own = rates["reference_rows"][0]
    assert own["area_name"] == "掲載した圏域の計" and own["observed"] is None, own
    row = rates["rows"][2]
    assert row["observed"] == 40 and row["expected"] is None and row["state"] == "判定不能", row  # more or less than it would tell of it


def test_adjusted_rates_tell_no_age():
    """With the total and the people of each age an age-adjusted rate is a second equation for two hidden ages."""
    lines = ["indicator,area,year,sex,age,numerator,denominator"]
    for area, (young, old) in {"2201": (4, 60), "2202": (5, 50), "2203": (80, 90), "2204": (70, 95)}.items():
        for sex in "MF":
            lines += [f"smoking,{area},2021,{sex},40～44歳,{young},400", f"smoking,{area},2021,{sex},45～49歳,{old},300"]
    for area in ("22", "JP"):
        for sex in "MF":
            lines += [f"smoking,{area},2021,{sex},40～44歳,159,1600", f"smoking,{area},2021,{sex},45～49歳,295,1200"]
    db = office("adjusted", "\n".join(lines) + "\n")
    run("export", "observations", path("ages.csv"), "--db", db)
    with open(path("ages.csv"), encoding="utf-8-sig") as file:
        hidden = {row["area"] for row in csv.DictReader(file) if row["numerator"] == "※"}
    assert hidden == {"2201", "2202", "2204"}, hidden  # nine people in two areas are too few for a remainder
    rates = {row["area"] for row in answer("rate", "--db", db, "--indicator", "smoking", "--sex", "M")["rows"] if row["observed"]}
    assert "2201" in rates, rates  # the total is no secret
    for sex in "MFT":
        for row in answer("adjust", "--db", db, "--indicator", "smoking", "--sex", sex)["rows"]:
            assert (row["adjusted"] is None) == (row["area"] in hidden), row


def test_tidy_goes_round():
    out = path("round.csv")
    run("export", "observations", out, "--db", SAMPLE, "--indicator", "smoking", "--year", "2021")
    db = office("round")
    answer("import", "indicator", out, "--db", db)
    first = answer("ratio", "--db", SAMPLE, "--indicator", "smoking", "--year", "2021")["rows"]
    second = answer("ratio", "--db", db, "--indicator", "smoking", "--year", "2021")["rows"]
    assert [r["ratio"] for r in first] == [r["ratio"] for r in second]


def test_figures_and_papers():
    for kind in ("forest", "bars", "trend", "tiles", "funnel", "spine", "heat", "radar"):
        out = path(f"{kind}.pdf")
        run("chart", kind, out, "--db", SAMPLE, "--indicator", "smoking", "--area", "2206")
        assert os.path.getsize(out) > 1000, kind
    towns = office("towns", table_of(two_conditions(random.Random(1))))
    square = [[[138, 35], [138.1, 35], [138.1, 35.1], [138, 35.1], [138, 35]]]
    shapes = [{"type": "Feature", "properties": {"N03_007": town[:5]}, "geometry": {"type": "Polygon", "coordinates": square}}
              for pair in TOWNS.values() for town in pair]
    shapes = path("towns.geojson", json.dumps({"type": "FeatureCollection", "features": shapes}))
    for kind, db, *more in (
        ("multiples", SAMPLE, "--indicator", "smoking"),
        ("scatter", towns, "--indicator", "hba1c-56", "--against", "hba1c-65", "--areas", "municipality"),
        ("box", towns, "--indicator", "hba1c-56", "--areas", "municipality"),
        ("map", towns, "--indicator", "hba1c-56", "--areas", "municipality", "--map", shapes),
        ("pyramid", SAMPLE, "--indicator", "smoking", "--area", "22"),
    ):
        text = figure_text(kind, db, *more)
        assert "出典" in text or db == towns, (kind, text)
        assert len(text) > 60, (kind, text)
    # A trend of one year is of the same people as one of many.
    text = figure_text("trend", SAMPLE, "--indicator", "hba1c-65", "--sex", "M")
    assert "40～74歳" in text and "人数（分母）" in text, text
    run("chart", "scatter", path("no.svg"), "--db", SAMPLE, "--indicator", "smoking", status=2)
    run("chart", "steps", path("no.svg"), "--db", SAMPLE, "--indicator", "smoking", status=2)
    run("chart", "pyramid", path("no.svg"), "--db", SAMPLE, "--indicator", "smoking", "--area", "221007", status=1)
    # Where nobody says of which, one that has numbers is drawn.
    rows = [f"smoking,222089,2021,{sex},{age},{n},500" for sex, n in (("M", 120), ("F", 40)) for age in ("40-44", "45-49")]
    town = office("pyramid-town", "\n".join(["indicator,area,year,sex,age,numerator,denominator"] + rows) + "\n")
    assert "伊東市" in figure_text("pyramid", town, "--indicator", "smoking", "--areas", "municipality")
    for name in ("meeting-page", "indicator-tables"):
        assert answer("print", name, path(name + ".pdf"), "--db", SAMPLE)["pages"] >= 1
    text = page_text(path("indicator-tables.pdf"))
    for words in ("全国（比べる値）", "値が取りうる範囲", "95%信頼区間は下限～上限"):
        assert words in text.replace(" ", "").replace("\n", ""), (words, text)
    # One A4 for each of the eight areas, with all three indicators of men and women.
    assert answer("print", "area-profile", path("area-profile.pdf"), "--db", SAMPLE)["pages"] == 8
    text = page_text(path("area-profile.pdf"))
    assert "107.3" in text and "39.0" in text and "良い →" in text, text
    assert "載せていない" not in text, text


def test_all_the_same():
    """Where all values are the same none is called the greatest."""
    rows = [f"smoking,2201,2021,{sex},{age},50,100" for sex in "MF" for age in ("40-44", "45-49")]
    db = office("alike", "\n".join(["indicator,area,year,sex,age,numerator,denominator", *rows]) + "\n")
    text = figure_text("pyramid", db, "--indicator", "smoking", "--area", "2201").replace(" ", "").replace("\n", "")
    assert "男性の人数はどれも同じ（50人）である。" in text and "最も" not in text, text


def test_one_page_of_many():
    """An area profile of very many indicators is one A4, and says how many rows are left out."""
    db = office("many")
    ages = ("40-44", "45-49")
    codes = "exercise walking fast-walking chewing fast-eating late-dinner skip-breakfast sleep-rest weight-gain night-snack"
    codes = f"{codes} snacking drinking-daily heavy-drinking weight-change readiness-none chewing-hard hba1c-65 bmi-25".split()
    for place, code in enumerate(codes):
        rows = ["indicator,area,year,sex,age,numerator,denominator"]
        for area in [f"22{n:02d}" for n in range(1, 9)] + [f"{n:02d}" for n in range(1, 48)]:
            rows += [f"{code},{area},2021,{sex},{age},{300 + 10 * (int(area) + place) % 97},2000" for sex in "MF" for age in ages]
        answer("import", "indicator", path("many.csv", "\n".join(rows) + "\n"), "--db", db)
    assert answer("print", "area-profile", path("many.pdf"), "--db", db)["pages"] == 8
    text = page_text(path("many.pdf"))
    assert "行を載せた。載せていない" in text and "健康指標一覧" in text, text


def answers_table(few):
    """質問項目13 of four areas of one prefecture as NDB has it: three answers, two ages; @few: かめない of one area."""
    rows = ["第9回 特定健診 標準的な質問票（質問項目13） 食事をかんで食べる時の状態　二次医療圏別　2021年度",
            "都道府県名,二次医療圏番号,二次医療圏名,回答,全体,,,,,", ",,,,男,,,女,,",
            ",,,,40～44歳,45～49歳,中計,40～44歳,45～49歳,中計", ",,,,人数,人数,人数,人数,人数,人数"]
    labels = ["何でもかんで食べることができる", "歯や歯ぐき、かみあわせなど気になる部分があり、かみにくいことがある", "ほとんどかめない"]
    for place, (code, name) in enumerate((("2201", "賀茂"), ("2202", "熱海伊東"), ("2203", "駿東田方"), ("2204", "富士"))):
        for kind, label in enumerate(labels):
            count = (700 + place, 200 - place, few if place == 0 else 100)[kind]
            rows.append(f"静岡県,{code},{name},{label},{count},{count},{2 * count},{count},{count},{2 * count}")
    return "\n".join(rows) + "\n"


def test_answers_in_shares():
    """The parts of a question come with its table, add up, and none that is small can be read off the others."""
    texts = {}
    for few in (100, 2):
        db = office(f"answers{few}")
        answer("import", "indicator", path("answers.csv", answers_table(few)), "--db", db, "--preset", "ndb-questionnaire")
        texts[few] = figure_text("shares", db, "--indicator", "chewing", "--sex", "M")
        listed = answer("list", "indicators", "--db", db, "--where", "detail=1")["rows"]
        assert "chewing-hardly" in {row["code"] for row in listed}
    assert "ほとんどかめない" in texts[100] and "その他" not in texts[100]
    line = line_of(texts[100], "賀茂 ")
    assert [float(word) for word in line.split()[1:4]] == [70.0, 20.0, 10.0], line
    line = line_of(texts[2], "賀茂 ")
    assert "※" in line and not any(char.isdigit() for char in line), line


def counts_table(code, *rates):
    """Men and women of four areas, the prefecture and Japan, at one age; @rates: of a hundred, by sex."""
    lines = ["indicator,area,year,sex,age,numerator,denominator"]
    for sex, rate in zip("MF", rates):
        lines += [f"{code},{place},2021,{sex},40～44歳,{10 * rate + i},1000" for i, place in enumerate(("JP", "22", "2201", "2202"))]
    return "\n".join(lines) + "\n"


def test_shares_of_other_cards():
    """A card without classes has no shares; limits of each sex are seen of men; a label is never a part of a rule."""
    db = office("no-classes", counts_table("checkup-rate", 50, 60))
    _, error = run("chart", "shares", path("no.svg"), "--db", db, "--indicator", "checkup-rate", status=1)
    assert error.count("\n") == 1 and "特定健診の実施率" in error, error
    db = office("waist", counts_table("waist", 50, 20))
    text = figure_text("shares", db, "--indicator", "waist", "--sex", "T")
    assert "男性" in text and "85以上" in text, text
    line = line_of(text, "熱海伊東 ")
    assert [float(word) for word in line.split()[1:3]] == [49.7, 50.3], line
    text = figure_text("shares", office("protein", counts_table("proteinuria", 5, 4)), "--indicator", "proteinuria")
    assert "尿蛋白 ＋以上" in text and "それ以外" in text and "+" not in text, text
    text = figure_text("shares", office("one", small_table()), "--indicator", "smoking")
    assert "はい以外" in text, text
    text = figure_text("shares", office("stages", counts_table("readiness-none-later", 30, 20)), "--indicator", "readiness-none-later")
    assert "改善するつもりである（概ね6か月以内）" in text, text


def test_one_area():
    """What is none of the areas has no spine and no radar; all of them together do not ask for one."""
    for kind in ("spine", "radar"):
        for area in ("9999", "22"):
            _, error = run("chart", kind, path("no.svg"), "--db", SAMPLE, "--area", area, status=1)
            assert error.count("\n") == 1 and f"“{area}”" in error, error
    assert "賀茂圏域" in figure_text("spine", SAMPLE)
    run("chart", "heat", path("heat.svg"), "--db", SAMPLE, "--area", "22")


def test_what_has_no_place():
    """A map and tiles name what they leave out, count what they draw, and are refused where that is nothing."""
    lines = ["indicator,area,area_name,year,sex,age,numerator,denominator", "smoking,JP,全国,2021,F,40～44歳,2400,16000"]
    lines += [f"smoking,{area},{name},2021,F,40～44歳,{n},400" for area, name, n in
              (("2201", "賀茂", 50), ("2202", "熱海伊東", 61), ("2203", "駿東田方", 72), ("2204", "富士", 83), ("1301", "区中央部", 94), ("1302", "区南部", 55))]
    db = office("nation", "\n".join(lines) + "\n")
    text = "".join(figure_text("tiles", db, "--indicator", "smoking", "--within", "JP", "--sex", "F").split())
    assert "（4圏域）のます目の地図" in text and "描いていない区域（2）：区中央部、区南部。" in text and "（6圏域）" not in text, text
    assert "人数（分母）女性1,600人" in text, text
    for kind in ("tiles", "heat", "radar"):
        _, error = run("chart", kind, path("no.svg"), "--db", db, "--indicator", "smoking", "--within", "13", status=1)
        assert error.count("\n") == 1 and "静岡県" in error and not os.path.exists(path("no.svg")), error
    square = [[[138, 35], [138.1, 35], [138.1, 35.1], [138, 35.1], [138, 35]]]
    shape = {"type": "Feature", "properties": {"N03_007": "22203"}, "geometry": {"type": "Polygon", "coordinates": square}}
    shapes = path("one.geojson", json.dumps({"type": "FeatureCollection", "features": [shape]}))
    text = "".join(figure_text("map", db, "--indicator", "smoking", "--map", shapes, "--sex", "F").split())
    assert "（1圏域）の地図" in text and "描いていない区域（3）：賀茂、熱海伊東、富士。" in text, text
    with contextlib.closing(sqlite3.connect(db)) as old, old:  # read by a version that noted no source
        old.execute("UPDATE dataset SET source = NULL")
    text = "".join(figure_text("map", db, "--indicator", "smoking", "--map", shapes, "--sex", "F").split())
    assert "出典地図" in text and "。地図事務局が" not in text, text
    run("chart", "box", path("no.svg"), "--db", SAMPLE, "--indicator", "smoking", "--areas", "prefecture", status=1)
    _, error = run("chart", "map", path("no.svg"), "--db", db, "--indicator", "smoking", "--map", shapes, "--within", "13", status=1)
    assert "GeoJSON" in error, error


def test_one_sex():
    """Nothing is said of a sex that was not read."""
    lines = ["indicator,area,year,sex,age,numerator,denominator"]
    lines += [f"smoking,{area},2021,T,40～44歳,{n},400" for area, n in (("2201", 50), ("2202", 90), ("JP", 70))]
    db = office("both", "\n".join(lines) + "\n")
    for kind in ("forest", "bars", "tiles", "trend"):
        _, error = run("chart", kind, path("no.svg"), "--db", db, "--indicator", "smoking", "--sex", "M", status=1)
        assert "男性" in error and "男女計" not in error, error
    run("chart", "heat", path("heat.svg"), "--db", db)
    _, error = run("chart", "heat", path("no.svg"), "--db", db, "--sex", "F", status=1)
    assert "女性" in error, error
    assert "男女計" in figure_text("forest", db, "--indicator", "smoking")


def test_same_names():
    """Areas of one name in two prefectures say of which they are; others do not."""
    lines = ["indicator,area,area_name,year,sex,age,numerator,denominator"]
    lines += [f"smoking,{area},{name},2021,M,40～44歳,{n},400" for area, name, n in
              (("2208", "西部", 50), ("2201", "賀茂", 60), ("1109", "西部", 70), ("JP", "全国", 200))]
    db = office("names", "\n".join(lines) + "\n")
    rows = answer("rate", "--db", db, "--indicator", "smoking", "--within", "JP", "--sex", "M")["rows"]
    assert {row["area_name"] for row in rows} == {"西部（静岡県）", "賀茂", "西部（埼玉県）"}, rows
    text = figure_text("bars", db, "--indicator", "smoking", "--within", "JP")
    assert "西部（埼玉県）" in text and "賀茂（" not in text, text
    assert "西部（" not in figure_text("bars", db, "--indicator", "smoking")


def test_titles_differ():
    """Figures of the same values say by their titles what they are."""
    titles = ["".join(figure_text(kind, SAMPLE, "--indicator", "smoking").split("\n")[0].split()) for kind in
              ("forest", "bars", "trend", "multiples", "tiles", "funnel", "box", "adjusted", "shares")]
    assert len(set(titles)) == len(titles), titles


def test_people_of_one_sex():
    """The note of a figure of men counts men only."""
    rows = answer("rate", "--db", SAMPLE, "--indicator", "smoking", "--sex", "M", "--areas", "medical_area")["rows"]
    own = [row["n"] for row in rows if row["area"] == "2204"][0]
    text = "".join(figure_text("trend", SAMPLE, "--indicator", "smoking", "--sex", "M", "--area", "2204").split())
    assert f"富士の男性{own:,.0f}人" in text and "太い線富士" in text, text
    for kind in ("shares", "areas", "ages", "box", "tiles"):
        text = "".join(figure_text(kind, SAMPLE, "--indicator", "smoking").split())
        assert "人数（分母）男性" in text and "女性" not in text, (kind, text)


def test_what_did_not_change():
    """Values that were published without counts: the same as the year before is neither up nor down."""
    lines = ["indicator,area,year,sex,age,numerator,denominator,value"]
    for year in (2020, 2021):
        lines += [f"healthy-years,{place},{year},M,,,,{72.5 + (place == 'JP') * (year - 2020)}" for place in ("JP", "2201", "2202")]
    text = figure_text("multiples", office("same", "\n".join(lines) + "\n"), "--indicator", "healthy-years", "--sex", "M")
    text = "".join(text.split())
    assert "下がった圏域はない" in text and "上がった圏域はない" in text and "全国で1" in text, text


def test_what_makes_the_difference():
    """Parts of the difference by age and by area add up to it."""
    ratio = {r["area"]: r for r in answer("ratio", "--db", SAMPLE, "--indicator", "smoking", "--year", "2021", "--sex", "M")["rows"]}
    people = sum(r["n"] for r in ratio.values())
    text = figure_text("areas", SAMPLE, "--indicator", "smoking", "--year", "2021", "--sex", "M")
    for area, name in (("2204", "富士"), ("2208", "西部")):
        part = 100 * (ratio[area]["observed"] - ratio[area]["expected"]) / people
        printed = f"{abs(part):.2f}"
        line = line_of(text, name)
        assert printed in line and ("▲" in line) == (part < 0), (line, part)
    text = figure_text("ages", SAMPLE, "--indicator", "smoking", "--year", "2021", "--sex", "M")
    for area, name in (("2204", "富士"), ("2201", "賀茂")):
        whole = 100 * (ratio[area]["observed"] - ratio[area]["expected"]) / ratio[area]["n"]
        line = line_of(text, name)
        assert f"{whole:.2f}" in line, (line, whole)


def test_three_factors():
    rows = ["indicator,area,year,sex,age,numerator,denominator,value"]
    for code, *values in (("cost-visits", 7.5, 8.0, 7.0), ("cost-days", 1.5, 1.6, 1.4), ("cost-per-day", 20000, 21000, 19000),
                          ("cost-per-person", 225000, 268800, 186200)):
        rows += [f"{code},{area},2021,T,,,,{value}" for area, value in zip(("JP", "2201", "2202"), values)]
    db = office("yen-per-person", "\n".join(rows) + "\n")
    text = figure_text("cost", db, "--indicator", "cost-per-person")
    assert "43,800円" in text or "43,800" in text, text  # 8.0 × 1.6 × 21000 − 7.5 × 1.5 × 20000
    assert "受診率" in text and "1件当たり日数" in text and "1日当たり医療費" in text
    run("chart", "cost", path("no.svg"), "--db", SAMPLE, "--indicator", "smoking", status=1)


def cost_office(name, visits, cost):
    rows = ["indicator,area,year,sex,age,numerator,denominator,value"]
    for code, *values in (("cost-visits", *visits), ("cost-days", 2.1, 2.0), ("cost-per-day", 27700, 28500), ("cost-per-person", *cost)):
        rows += [f"{code},{area},2021,T,,,,{value}" for area, value in zip(("JP", "22"), values)]
    return office(name, "\n".join(rows) + "\n")


def test_factors_of_a_hundred():
    """受診率 of 100 persons is known by the cost that was read; factors that are not of it are refused."""
    wanted = ("--indicator", "cost-per-person", "--areas", "prefecture", "--within", "JP")
    text = figure_text("cost", cost_office("hundred", (1100, 1050), (639870, 598500)), *wanted)
    assert "41,370円低く" in text and "100人当たりの件数" in text, text
    text = figure_text("cost", cost_office("oddone", (11, 10.5), (639870, 500000)), *wanted)
    assert "1区域は、三要素の積が" in text and "静岡県は示せない" in text.replace("\n", ""), text
    _, err = run("chart", "cost", path("no.svg"), "--db", cost_office("odd", (11, 10.5), (700000, 598500)), *wanted, status=1)
    assert "639,870" in err and "700,000" in err, err


def test_no_ratio_without_ages():
    """Of a table without ages a ratio would be the crude one: the rate is shown, and it says so."""
    rows = ["indicator,area,year,sex,age,numerator,denominator", "checkup-rate,JP,2022,T,総数,56000,100000"]
    rows += [f"checkup-rate,{area},2022,T,総数,{x},1000" for area, x in (("2201", 500), ("2202", 600))]
    db = office("ageless", "\n".join(rows) + "\n")
    for command in ("ratio", "adjust"):
        result = answer(command, "--db", db, "--indicator", "checkup-rate", "--year", "2022")
        assert [row["rate"] for row in result["rows"]] == [50, 60], result
        assert "年齢別の値がないため" in result["note"], result["note"]
    text = figure_text("forest", db, "--indicator", "checkup-rate", "--year", "2022")
    assert "標準化" not in text and "50.0" in text, text


def test_the_sum_of_some_areas():
    """Of areas that were only printed there is nothing to add up: the sum says of which it is."""
    rows = ["indicator,area,year,sex,age,numerator,denominator,value", "metabo,JP,2021,M,総数,2500,10000,"]
    rows += [f"metabo,{area},2021,M,総数,{x},1000," for area, x in (("2202", 300), ("2204", 260))]
    counted = office("some", "\n".join(rows) + "\n")
    mixed = office("mixed", "\n".join(rows + ["metabo,2201,2021,M,総数,,,22.0", "metabo,2203,2021,M,総数,,,26.0"]) + "\n")
    for db, name in ((counted, "掲載した圏域の計"), (mixed, "人数のある圏域の計")):
        text = figure_text("bars", db, "--indicator", "metabo", "--year", "2021")
        assert name in text.replace("\n", "") and "28.0" in text, text
        answer("print", "area-profile", path("some.pdf"), "--db", db)
        text = page_text(path("some.pdf"))
        assert "30.0" in text and "28.0" not in text and "県の値のない行は" in text.replace("\n", ""), text
    rows += [f"metabo,220{n},2021,M,総数,280,1000," for n in (1, 3, 5, 6, 7, 8)]
    db = office("every", "\n".join(rows) + "\n")
    assert "県（圏域の計）" in figure_text("bars", db, "--indicator", "metabo", "--year", "2021").replace("\n", "")
    answer("print", "area-profile", path("some.pdf"), "--db", db)
    text = page_text(path("some.pdf"))
    assert "28.0" in text and "県の値のない行" not in text, text


def test_a_cost_has_no_interval():
    """A mean of counts is weighted; no interval is spoken of."""
    rows = ["indicator,area,year,sex,age,numerator,denominator"]
    rows += [f"cost-per-person,{area},2021,T,総数,{yen},{n}" for area, yen, n in (("221007", 45171174375, 115935), ("221309", 83463000000, 200000))]
    text = figure_text("bars", office("no-interval", "\n".join(rows) + "\n"), "--indicator", "cost-per-person", "--areas", "municipality")
    assert "389,625" in text and "407,154" in text and "Wilson" not in text and "区間は求めていない" in text, text


def test_a_figure_is_of_one_range_of_ages():
    """An area of other ages is not among the others, nor in their sum; classes that make up a wider one are added."""
    rows = ["indicator,area,year,sex,age,numerator,denominator"]
    rows += [f"metabo,{area},2021,M,{age},{x},1000" for area, age, x in (("221309", "40～74歳", 300), ("222038", "総数", 200), ("222054", "65～74歳", 500), ("222062", "20～74歳", 600))]
    db = office("ages-of-most", "\n".join(rows) + "\n")
    text = figure_text("bars", db, "--indicator", "metabo", "--areas", "municipality").replace("\n", "")
    assert "40～74歳" in text and "人数のある市町の計" in text and "25.0" in text and "50.0" not in text, text
    assert "熱海市の値は、年齢の範囲がほかと違うため" in text and "三島市の値は、40～74歳で分かれていないため" in text, text
    rows = ["indicator,area,year,sex,age,numerator,denominator", "smoking,2201,2021,M,40～49歳,500,2000", "smoking,2202,2021,M,40～47歳,500,2000"]
    rows += [f"smoking,JP,2021,M,{age}歳,{x},1000" for age, x in (("40～44", 150), ("45～49", 250))]
    answers = answer("ratio", "--db", office("wide-ages", "\n".join(rows) + "\n"), "--indicator", "smoking")["rows"]
    assert answers[0]["ratio"] == 125 and answers[1]["ratio"] is None, answers


def test_a_line_is_cut_where_the_ages_change():
    """Another range of ages is no change."""
    rows = ["indicator,area,year,sex,age,numerator,denominator"]
    rows += [f"metabo,{area},{year},M,{age},{x},1000" for area in ("2201", "2202") for year, age, x in ((2019, "65～74歳", 400), (2021, "40～74歳", 300))]
    text = figure_text("trend", office("ages-change", "\n".join(rows) + "\n"), "--indicator", "metabo").replace("\n", "")
    assert "年齢の範囲の変更" in text and "有意に下がった" not in text, text


def test_masked_areas_are_not_in_the_sum():
    """Of people of whom it is masked how many have it, none would seem to: they are not added up."""
    rows = ["indicator,area,year,sex,age,numerator,denominator"]
    rows += [f"metabo,{area},2021,M,総数,{x},1000" for area, x in (("221309", 300), ("222038", 200), ("222054", "*"), ("222062", "※"))]
    text = figure_text("bars", office("open", "\n".join(rows) + "\n"), "--indicator", "metabo", "--areas", "municipality")
    assert "人数のある市町の計" in text.replace("\n", "") and "25.0" in text, text


def test_observed_over_expected():
    """A standardised ratio of observed over expected is adjusted, though it is of all ages together."""
    rows = ["indicator,area,year,sex,age,numerator,denominator"]
    rows += [f"smr-stroke,{area},2021,M,総数,{x},{n}" for area, x, n in (("2201", 56, 48.3), ("2202", 120, 130.2), ("2205", 300, 310))]
    db = office("smr", "\n".join(rows) + "\n")
    for command in ("rate", "ratio", "adjust"):
        result = answer(command, "--db", db, "--indicator", "smr-stroke", "--year", "2021")
        assert "年齢調整なし" not in result["note"] and "年齢別の値がない" not in result["note"], result["note"]
        assert "間接法" in result["note"] and "期待数" in result["note"], result["note"]
    text = figure_text("funnel", db, "--indicator", "smr-stroke", "--year", "2021")
    assert "期待数" in text and "人数" not in text and "95%の限界" in text, text
    text = figure_text("bars", db, "--indicator", "smr-stroke", "--year", "2021")
    assert "年齢調整なし" not in text, text


def test_both_sexes_by_age():
    """Both together are held against men and women of each age where there is no row of all ages."""
    table = ["特定健診実施状況　令和3年度", "市町名,性別,年齢,対象者数,受診者数"]
    table += [f"静岡市,{sex},{age},1000,500" for sex in "男女" for age in ("40～64歳", "65～74歳")]
    table += ["静岡市,計,40～64歳,2000,1000", "静岡市,計,65～74歳,2000,1010"]
    problems = answer("import", "indicator", path("each-age.csv", "\n".join(table) + "\n"), "--db", office("each-age"))["problems"]
    assert len(problems) == 1 and "65～74歳" in problems[0] and "1010" in problems[0] and "1000" in problems[0], problems


def test_words_leave_out_what_is_hidden():
    """What is masked is often the smallest: no other area or age is called so without saying so."""
    rows = ["indicator,area,year,sex,age,numerator,denominator"]
    for area, few in (("2201", 300), ("2202", 2), ("2203", 280), ("2204", 250)):
        rows += [f"smoking,{area},2022,F,{age},{few},2000" for age in ("40-44", "45-49")]
    db = office("besides", "\n".join(rows) + "\n")
    text = figure_text("shares", db, "--indicator", "smoking", "--year", "2022", "--sex", "F").replace("\n", "").replace(" ", "")
    assert "秘匿（※）を除くと、「はい」の割合が最も大きいのは" in text, text


def test_another_source_cuts_the_line():
    """Members of an insurer are not all who were examined: no line, and no change, from one to the other."""
    db = office("sources")
    for year, source in ((2018, "見本調査 第6回 平成30年度"), (2019, "見本調査 第7回 令和元年度"), (2020, "別の健康保険の集計 令和2年度")):
        rows = ["indicator,area,year,sex,age,numerator,denominator,source"]
        rows += [f"smoking,{area},{year},M,{age},{400 + 3 * (year - 2018)},2000,{source}" for area in ("2201", "2202") for age in ("40-44", "45-49")]
        answer("import", "indicator", path("sources.csv", "\n".join(rows) + "\n"), "--db", db)
    text = figure_text("trend", db, "--indicator", "smoking", "--year", "2020", "--sex", "M")
    assert "出典の変更のため、令和2(2020)年度より前とは比べられない" in text.replace("\n", ""), text
    # So it is where one of the areas is of another one, or only what they are compared with.
    rows = ["indicator,area,year,sex,age,numerator,denominator,source"]
    for year, area, source in ((2021, "2201", "見本調査 第8回"), (2021, "2202", "見本調査 第8回"), (2022, "2201", "見本調査 第9回"), (2022, "2202", "別の集計")):
        table = rows + [f"bmi-25,{area},{year},M,{age},400,2000,{source}" for age in ("40-44", "45-49")]
        answer("import", "indicator", path("mixed.csv", "\n".join(table) + "\n"), "--db", db)
    text = figure_text("trend", db, "--indicator", "bmi-25", "--year", "2022", "--sex", "M")
    assert "出典の変更" in text, text
    db = office("reference")
    for year, source in ((2018, "見本調査 第6回"), (2019, "別の健康保険の集計")):
        rows = ["indicator,area,year,sex,age,numerator,denominator,source"]
        rows += [f"smoking,JP,{year},M,{age},8000,40000,{source}" for age in ("40-44", "45-49")]
        answer("import", "indicator", path("nation.csv", "\n".join(rows) + "\n"), "--db", db)
        rows = ["indicator,area,year,sex,age,numerator,denominator,source"]
        rows += [f"smoking,2201,{year},M,{age},400,2000,見本調査 第7回" for age in ("40-44", "45-49")]
        answer("import", "indicator", path("area.csv", "\n".join(rows) + "\n"), "--db", db)
    text = figure_text("trend", db, "--indicator", "smoking", "--year", "2019", "--sex", "M")
    assert "出典の変更" in text and "全国の値は別の出典による" in text.replace("\n", "").replace(" ", ""), text


def test_what_the_nation_is_for():
    """Tables of the areas alone are not "nothing was read": those of the nation are asked for."""
    rows = ["indicator,area,year,sex,age,numerator,denominator"]
    rows += [f"smoking,22{n:02d},2021,M,{age},{300 + n},2000" for n in range(1, 9) for age in ("40-44", "45-49")]
    db = office("alone", "\n".join(rows) + "\n")
    answer("print", "area-profile", path("alone.pdf"), "--db", db)
    text = page_text(path("alone.pdf"))
    assert "全国の値がありません" in text and "まだありません" not in text, text
    _, err = run("chart", "spine", path("no.svg"), "--db", db, "--area", "2206", "--year", "2021", status=1)
    assert "prefectures" in err, err
    # A model population needs none: the ages are those of the areas.
    asked = ("adjust", "--db", db, "--indicator", "smoking", "--year", "2021", "--sex", "M", "--reference", "JP")
    run(*asked, status=1)
    rows = answer(*asked, "--standard", "s60")["rows"]
    assert len(rows) == 8 and abs(rows[0]["adjusted"] - 100 * 301 / 2000) < 1e-9, rows[0]


def test_refusals():
    db = office("empty")
    for args, status in (
        (("ratio", "--db", db), 2),
        (("ratio", "--db", db, "--indicator", "smoking"), 1),
        (("ratio", "--db", db, "--indicator", "nothing"), 1),
        (("ratio", "--db", SAMPLE, "--indicator", "smoking", "--year", "1999"), 1),
        (("ratio", "--db", SAMPLE, "--indicator", "smoking", "--method", "guess"), 2),
        (("import", "indicator", path("no.csv", "a,b\nc,d\n"), "--db", db), 1),
        (("import", "indicator", path("no.csv"), "--db", db, "--preset", "nothing"), 1),
    ):
        out, error = run(*args, status=status)
        assert out == "" and error.count("\n") == 1, (args, out, error)


tap.run(globals())
