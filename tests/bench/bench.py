#!/usr/bin/python3
"""The numbers of Renkei, each beside its goal and, where there is one, beside what it is compared with.

bench.py BUILD [--peers] [--quick]

BUILD is a release build. Every comparison runs both sides in this one run, in turn, and prints the
ratio of their medians: a noisy machine slows both. --peers adds gnome-text-editor (needs a display),
--quick leaves out the register of a million.
"""
import json
import os
import re
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

BUILD = pathlib.Path(sys.argv[1]).resolve()
CLI = BUILD / "src/cli/renkei-cli"
RENKEI = BUILD / "src/app/renkei"
GENERATE = BUILD / "tests/io/gen-register"
ENV = dict(os.environ, TZ="Asia/Tokyo", RENKEI_CLOCK="2026-07-02T15:05:00+09:00")


def run(*command, **options):
    """Runs a command; returns (seconds, peak resident MB, stdout)."""
    with tempfile.TemporaryFile() as out:
        start = time.monotonic()
        process = subprocess.Popen([str(c) for c in command], stdout=out, stderr=subprocess.PIPE, env=ENV, **options)
        error = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode()
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed: {error.decode()}")
    return seconds, usage.ru_maxrss / 1024, text


def peak(*command):
    """Peak resident MB. A process begins with the peak of the one that started it: here a small one."""
    starter = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    return int(run(sys.executable, "-c", starter, *command)[2]) / 1024


def line(job, value, goal, met):
    print(f"{job:<58} {value:>30}   goal {goal:<10} {'' if met else '✗'}", flush=True)


def bare_import(folder, csv):
    db = folder / "bare.db"
    db.unlink(missing_ok=True)
    columns = ", ".join(f"c{i}" for i in range(16))
    return run("sqlite3", db, f"CREATE TABLE w ({columns})", ".mode csv", f".import {csv} w")


def renkei_import(folder, csv):
    db = folder / "office.renkei"
    for name in folder.glob("*office.renkei*"):
        shutil.rmtree(name) if name.is_dir() else name.unlink()
    run(CLI, "new", db)
    return run(CLI, "import", "workplaces", csv, "--db", db, "--json")


def bench_import(folder, rows, times, goal):
    csv = folder / "register.csv"
    run(GENERATE, f"--rows={rows}", "--encoding=utf-8", csv)
    bare, ours, memory = [], [], 0
    for _ in range(times):
        bare.append(bare_import(folder, csv)[0])
        seconds, peak, _ = renkei_import(folder, csv)
        ours.append(seconds)
        memory = max(memory, peak)
    ratio = statistics.median(ours) / statistics.median(bare)
    line(
        f"import {rows:,} rows / bare sqlite3 .import",
        f"{ratio:.1f} × ({statistics.median(ours):.2f} s / {statistics.median(bare):.2f} s)",
        f"≤ {goal} ×",
        ratio <= goal,
    )
    if rows >= 1_000_000:
        line(f"import {rows:,} rows, peak resident", f"{memory:.0f} MB", "≤ 150 MB", memory <= 150)


def bench_workbook(folder, rows):
    """A workbook as gnumeric writes it, into the register; beside gnumeric making a CSV of it."""
    csv, book = folder / "register.csv", folder / "register.xlsx"
    run(GENERATE, f"--rows={rows}", "--encoding=utf-8", csv)
    run("ssconvert", csv, book)
    ours, peer, memory = [], [], 0
    for _ in range(3):
        peer.append(run("ssconvert", book, folder / "again.csv")[0])
        seconds, peak, _ = renkei_import(folder, book)
        ours.append(seconds)
        memory = max(memory, peak)
    ratio = statistics.median(ours) / statistics.median(peer)
    line(
        f"import {rows:,} rows of XLSX / ssconvert to CSV",
        f"{ratio:.2f} × ({statistics.median(ours):.2f} s / {statistics.median(peer):.2f} s)",
        "≤ 0.5 ×",
        ratio <= 0.5,
    )
    line(f"import {rows:,} rows of XLSX, peak resident", f"{memory:.0f} MB", "≤ 150 MB", memory <= 150)


def bench_search(rows, goal):
    _, _, text = run(BUILD / "tests/bench/bench-search", rows)
    for row in text.splitlines()[1:]:
        # the C side pads by bytes, so the columns of Japanese words cannot be counted
        job, took, all_rows = re.match(r"(.*?)\s+([\d.]+) ms.*; all \d+ rows\s+([\d.]+) ms", row).groups()
        limit = goal if job.startswith("search") else 300
        line(f"{rows:,} rows: {job}", f"{float(took):.0f} ms, all {float(all_rows):.0f} ms", f"≤ {limit} ms", float(took) <= limit)


def bench_model(rows):
    program = BUILD / "tests/model/bench-model"
    if program.exists():
        _, _, text = run(program, rows)
        print(text, end="", flush=True)


def bench_paper(folder):
    csv = folder / "register.csv"
    run(GENERATE, csv)
    renkei_import(folder, csv)
    times = [run(CLI, "print", "workplaces", folder / "register.pdf", "--db", folder / "office.renkei")[0] for _ in range(5)]
    line("事業所名簿 of 7,078 rows to PDF", f"{statistics.median(times):.2f} s", "≤ 2 s", statistics.median(times) <= 2)
    _, _, text = run(BUILD / "tests/doc/bench-doc")
    print(text, end="", flush=True)


def bench_match(folder):
    """A list against the register, from the command line: a short list and a large register, and the other way round."""
    short, long = folder / "short.csv", folder / "long.csv"
    run(GENERATE, "--rows=7078", "--encoding=utf-8", short)
    run(GENERATE, "--rows=100000", "--encoding=utf-8", long)
    for register, others, words in ((long, short, "7,078 against 100,000"), (short, long, "100,000 against 7,078")):
        renkei_import(folder, register)
        times = [run(CLI, "match", others, "--db", folder / "office.renkei", "--against", "workplaces", "--json") for _ in range(3)]
        seconds = statistics.median(time for time, _, _ in times)
        line(f"match of {words}", f"{seconds:.2f} s, {times[0][1]:.0f} MB", "≤ 5 s", seconds <= 5)


GNUPLOT = """set terminal pdfcairo size 6in,3.4in font "BIZ UDGothic,9"
set style data histograms
set style fill pattern
set key below
do for [i=0:99] {{ set output sprintf("{0}/g%d.pdf", i); plot for [k=2:4] "{0}/bars.txt" using k:xtic(1) title sprintf("系列%d", k) }}
"""


def bench_charts(folder):
    """100 grouped bar charts of eight areas, a PDF each, in one process: gnuplot beside ours."""
    areas = ["賀茂", "熱海伊東", "駿東田方", "富士", "静岡", "志太榛原", "中東遠", "西部"]
    (folder / "bars.txt").write_text("".join(f"{name} {i + 10} {i + 14} {i + 9}\n" for i, name in enumerate(areas)))
    script = folder / "bars.gnuplot"
    script.write_text(GNUPLOT.format(folder))
    peer = [run("gnuplot", script)[0] for _ in range(5)]
    _, _, text = run(BUILD / "tests/doc/bench-doc")
    ours = float(re.search(r"100 charts.*?([\d.]+) ms", text).group(1)) / 1000
    ratio = ours / statistics.median(peer)
    line("100 charts to PDF / gnuplot", f"{ratio:.2f} × ({ours:.2f} s / {statistics.median(peer):.2f} s)", "≤ 1 ×", ratio <= 1)


def start_to_frame(*command):
    """Seconds until the first frame of a program is on the screen, as the X server sees it."""
    _, _, text = run(BUILD / "tests/bench/bench-start", *command)
    return float(text.split()[2]) / 1000


def bench_start(folder):
    db = folder / "sample.renkei"
    run(CLI, "new", db, "--sample")
    text = folder / "text.txt"
    text.write_text("連携\n")
    ours, peer = [], []
    for _ in range(7):
        ours.append(start_to_frame(RENKEI, db))
        peer.append(start_to_frame("gnome-text-editor", "--standalone", text))
    ratio = statistics.median(ours) / statistics.median(peer)
    line("start to first frame / gnome-text-editor", f"{ratio:.2f} × ({statistics.median(ours):.2f} s / {statistics.median(peer):.2f} s)", "≤ 1.5 ×", ratio <= 1.5)


def bench_council():
    _, _, text = run(BUILD / "tests/bench/bench-council")
    slowest = float(text)
    line("rosters of 8 councils on any day of ten years", f"{slowest:.1f} ms at most", "20 ms", slowest <= 20)


def bench_checklist():
    _, _, text = run(BUILD / "tests/bench/bench-checklist")
    forms, n_forms, table, n_sheets, levels = (int(word) for word in text.split())
    line(f"eight blank checklists, {n_forms} pages", f"{forms} ms", "500 ms", forms <= 500)
    line(f"matrix of 47 councils × 100 items, {n_sheets} sheets", f"{table} ms", "1000 ms", table <= 1000)
    line("levels of 350 councils over ten years", f"{levels} ms", "500 ms", levels <= 500)


def bench_certificate(folder):
    """Every workplace's certificate in one PDF, beside a bare loop that draws the same page."""
    db = folder / "certificate.renkei"
    run(CLI, "new", db, "--sample")
    memory = peak(CLI, "print", "certificate", folder / "certificates.pdf", "--db", db)
    _, _, text = run(BUILD / "tests/bench/bench-certificate")
    ours, bare, pages = (float(word) for word in text.split())
    line(f"{pages:,.0f} certificates to one PDF / bare Pango and Cairo", f"{ours / bare:.2f}", "2.5", ours <= 2.5 * bare)
    line("memory of the certificates", f"{memory:.0f} MB", "120 MB", memory <= 120)


def tidy_tables(folder):
    """Two tables as large as those of the NDB: 335 areas and 48 prefectures, two sexes, seven ages."""
    names = []
    for name, areas in (("areas", [f"{1 + i // 8:02}{1 + i % 8:02}" for i in range(335)]), ("prefectures", [f"{i:02}" for i in range(48)])):
        path = folder / f"{name}.csv"
        with open(path, "w", encoding="utf-8") as out:
            print("indicator,area,year,sex,age,numerator,denominator", file=out)
            for number, area in enumerate(areas):
                for sex in "MF":
                    for age in range(40, 75, 5):
                        print(f"smoking,{area},2021,{sex},{age}-{age + 4},{100 + number + age},{1000 + 7 * number + age}", file=out)
        names.append(path)
    return names


def bench_indicator(folder):
    """Two tables in, ratios of eight areas × two sexes, a forest to PDF; and all items of all areas at once."""
    db = folder / "indicator.renkei"
    tables = tidy_tables(folder)
    runs = []
    for _ in range(5):
        for name in folder.glob("*indicator.renkei*"):
            shutil.rmtree(name) if name.is_dir() else name.unlink()
        run(CLI, "new", db)
        seconds = sum(run(CLI, "import", "indicator", table, "--db", db, "--json")[0] for table in tables)
        seconds += run(CLI, "ratio", "--db", db, "--indicator", "smoking", "--json")[0]
        seconds += run(CLI, "chart", "forest", folder / "forest.pdf", "--db", db, "--indicator", "smoking")[0]
        runs.append(seconds)
    chain = statistics.median(runs)
    line("two tables → ratios of 8 areas × 2 sexes → forest PDF", f"{chain:.2f} s", "0.5 s", chain <= 0.5)
    _, _, text = run(BUILD / "tests/bench/bench-indicator")
    line("335 areas × 22 items × 7 ages × 2 sexes × 6 years", f"{float(text):.0f} ms", "500 ms", float(text) <= 500)


def bench_plan():
    """A plan of 300 lines × 10 years, and a logic tree of 200 nodes; medians of five."""
    _, _, text = run(BUILD / "tests/bench/bench-plan")
    opened, printed, n_pages, tree = (int(word) for word in text.split())
    line("plan of 300 lines × 10 years opened", f"{opened} ms", "100 ms", opened <= 100)
    line(f"its 工程表, {n_pages} pages to PDF", f"{printed} ms", "500 ms", printed <= 500)
    line("logic tree of 200 nodes laid out", f"{tree} µs", "50 ms", tree <= 50_000)


def bench_packet():
    """A meeting's papers with five attached files, and its invitations, from records to PDF; medians of five."""
    _, _, text = run(BUILD / "tests/bench/bench-packet")
    packet, letters = (row.split() for row in text.splitlines())
    line(f"packet of {packet[1]} pages with 5 attached files", f"{float(packet[0]):.2f} s", "1.5 s", float(packet[0]) <= 1.5)
    line(f"{letters[1]} invitations to PDF", f"{float(letters[0]):.2f} s", "1 s", float(letters[0]) <= 1)


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rk-bench-"))
    quick = "--quick" in sys.argv
    try:
        bench_import(folder, 100_000, 3, 6)
        bench_paper(folder)
        bench_search(100_000, 40)
        bench_council()
        bench_checklist()
        bench_indicator(folder)
        bench_plan()
        bench_packet()
        bench_match(folder)
        bench_certificate(folder)
        if "--peers" in sys.argv:
            bench_start(folder)
            bench_charts(folder)
            bench_workbook(folder, 100_000)
        if not quick:
            bench_search(1_000_000, 300)
            bench_model(1_000_000)
            bench_import(folder, 1_000_000, 1, 8)
    finally:
        shutil.rmtree(folder)


main()
