#!/usr/bin/python3
"""renkei-cli stat from outside: names, keys, and that what cannot be computed is refused in one line.

Argument: the program. The numbers themselves are held in tests/core/test-stat*.c.
"""
import json
import os
import re
import subprocess
import sys

import tap

PROGRAM = os.path.abspath(sys.argv[1])
AREA = {"observed": [30, 50], "population": [200, 260], "reference_count": [140, 90], "reference_population": [1000, 500]}
# Name: input, what the answer must hold, and a value by hand where there is an easy one.
CALLS = {
    "proportion": ({"x": 0, "n": 10}, "value lower upper n method note", {"value": 0, "lower": 0, "method": "wilson"}),
    "poisson": ({"count": 0, "method": "exact"}, "lower upper method", {"lower": 0, "upper": 3.688879454113936}),
    "rate": ({"count": 10, "population": 1000, "multiplier": 100}, "value lower upper", {"value": 1, "method": "byar"}),
    "isr": (AREA, "observed expected ratio lower upper z state", {"observed": 80, "expected": 74.8, "method": "binomial"}),
    "dsr": ({"count": [1, 3], "population": [100, 100], "standard": [3, 1], "multiplier": 100}, "value lower upper", {"value": 1.5}),
    "eb": ({"observed": [9, 1], "expected": [5, 5], "method": "moments"}, "smoothed mean variance", {"mean": 1}),
    "funnel": ({"kind": "proportion", "denominator": [9, 25], "overall": 0.5, "confidence": [0.95, 0.998]}, "limits", {}),
    "sii": ({"value": [3, 4, 5], "se": [1, 1, 1], "population": [1, 1, 1]}, "sii rii lower upper", {"sii": 3, "rii": 11 / 5}),
    "lifetable": ({"age_start": [0, 50], "deaths": [10, 100], "population": [5000, 2000]}, "ex lower upper", {"reliable": True}),
    "sullivan": (
        {"age_start": [0, 50], "deaths": [10, 100], "population": [5000, 2000], "limited": [0, 0.5], "asked": [90, 90]},
        "ex healthy healthy_lower healthy_upper",
        {},
    ),
    "mask_bounds": (
        {"cells": ["-", 20, "－", 5], "subtotal": 40},
        "residual masked lower upper",
        {"residual": 15, "masked": 2, "lower": [0, 20, 0, 5], "upper": [15, 20, 15, 5]},
    ),
    "trend": ({"x": [1, 2, 3], "n": [10, 10, 10], "score": [2018, 2019, 2020]}, "slope lower upper z p", {"slope": 0.1}),
    "change": ({"x1": 5, "n1": 10, "x2": 6, "n2": 10}, "value lower upper", {"value": 0.1, "method": "newcombe"}),
    "rate_ratio": ({"count1": 5, "population1": 9, "count2": 10, "population2": 9}, "value lower upper", {"value": 2}),
    "weighted_mean": ({"value": [1, 4], "weight": [2, 1]}, "value n", {"value": 2, "n": 3}),
    "cost_split": ({"here": [2, 3, 4], "reference": [1, 3, 4]}, "parts ratio", {"ratio": 2, "parts": [12, 0, 0]}),
}


def run(*args, given="", status=0):
    """Runs the program; the status must be the expected one."""
    done = subprocess.run([PROGRAM, "stat", *args], input=given.encode(), capture_output=True)
    assert done.returncode == status, f"{args} {given}: status {done.returncode}: {done.stderr.decode()}"
    return done.stdout.decode(), done.stderr.decode()


def stat(name, given):
    """The one JSON object; nothing may stand before or behind it."""
    text, _ = run(name, "--json", given=json.dumps(given))
    value, end = json.JSONDecoder().raw_decode(text)
    assert isinstance(value, dict) and text[end:] == "\n", text
    return value


def refused(name, given, word):
    """One line that names what is wrong, and nothing on stdout, with and without --json."""
    text = given if isinstance(given, str) else json.dumps(given)
    for more in ((), ("--json",)):
        out, err = run(name, *more, given=text, status=1)
        assert out == "" and re.fullmatch(r"renkei-cli: [^\n]+\n", err) and word in err, (name, text, out, err)


def close(got, expected):
    """Numbers to 12 digits, lists likewise."""
    if isinstance(expected, list):
        return len(got) == len(expected) and all(map(close, got, expected))
    if isinstance(expected, (str, bool)):
        return got == expected
    return abs(got - expected) <= 1e-12 * max(1, abs(expected))


def test_names():
    """--list names all there are, and each of them is called below."""
    assert set(run("--list")[0].split()) == set(CALLS)
    assert json.loads(run("--list", "--json")[0])["statistics"] == run("--list")[0].split()
    for args in (("median",), ()):
        out, err = run(*args, given="{}", status=2)
        assert out == "" and "stat --list" in err, err


def test_calls():
    """Every statistic has the keys that are promised."""
    for name, (given, keys, known) in CALLS.items():
        answer = stat(name, given)
        assert set(keys.split()) <= set(answer), (name, answer)
        assert answer["note"].endswith("。"), (name, answer)
        for key, value in known.items():
            assert close(answer[key], value), (name, key, answer[key], value)
        assert run(name, given=json.dumps(given))[0].count("\n") > 2, name


def test_methods():
    """The method is the one asked for, and makes a difference."""
    ask = {"proportion": ({"x": 3, "n": 20}, "wilson clopper-pearson"), "poisson": ({"count": 12}, "exact byar"),
           "dsr": (CALLS["dsr"][0], "dobson binomial"), "isr": (AREA, "binomial byar exact"),
           "eb": ({"observed": [9, 1, 30], "expected": [5, 5, 5]}, "ml moments")}
    for name, (given, methods) in ask.items():
        seen = set()
        for method in methods.split():
            answer = stat(name, {**given, "method": method})
            assert answer["method"] == method
            seen.add(json.dumps(answer.get("lower", answer.get("smoothed"))) + json.dumps(answer.get("smoothed")))
        assert len(seen) == len(methods.split()), (name, seen)
        refused(name, {**given, "method": "guess"}, "method")
    assert "nu" in stat("eb", ask["eb"][0]) and "alpha" in stat("eb", ask["eb"][0])
    # By rule: exact under ten, else Byar; the answer says which it was.
    assert [stat("poisson", {"count": n})["method"] for n in (9, 10)] == ["exact", "byar"]
    total = stat("isr", {**AREA, "observed": 80, "method": "poisson", "reference": "全国"})
    assert (total["reference"], total["method"], total["ratio"]) == ("全国", "byar", stat("isr", AREA)["ratio"])
    assert "全国" in total["note"] and total["state"] == "高いが有意でない"


def test_confidence():
    """A share or per cent; wider the surer; for a funnel several."""
    given = {"x": 3, "n": 20}
    assert stat("proportion", given) == stat("proportion", {**given, "confidence": 0.95})
    assert stat("proportion", {**given, "confidence": 99.8}) == stat("proportion", {**given, "confidence": 0.998})
    limits = stat("funnel", CALLS["funnel"][0])["limits"]
    assert [(row["confidence"], row["denominator"]) for row in limits] == [(0.95, 9), (0.95, 25), (0.998, 9), (0.998, 25)]
    assert limits[3]["lower"] < limits[1]["lower"] < 0.5 < limits[1]["upper"] < limits[3]["upper"]
    assert close(limits[1]["upper"], 0.5 + 1.959963984540054 * 0.1)
    rates = stat("funnel", {"kind": "rate", "denominator": 5000, "overall": 200, "multiplier": 1e5, "confidence": 0.95})["limits"]
    ratio = stat("funnel", {"kind": "ratio", "denominator": [10], "confidence": 0.95})["limits"]
    assert close(rates[0]["upper"], 200 * ratio[0]["upper"])
    for wrong in (0, 1, 1.5, -1, 100, 1000):
        refused("proportion", {**given, "confidence": wrong}, "confidence")


def test_model_population():
    """A model population by name, cut to the ages there are."""
    given = {"count": [1, 3], "population": [100, 100], "age_start": [40, 45], "age_end": 49, "standard": "s60"}
    assert close(stat("dsr", given)["value"], (9400 * 0.01 + 8651 * 0.03) / (9400 + 8651))
    assert stat("dsr", given)["reference"] == "昭和60年モデル人口"
    refused("dsr", {**given, "age_end": 47}, "45")
    refused("dsr", {**given, "age_start": [45, 40]}, "ascend")
    refused("dsr", {**given, "standard": "s61"}, "standard")


def test_no_number():
    """What has no value is null, never a word that JSON does not know."""
    text, _ = run("eb", "--json", given=json.dumps({"observed": [5, 5], "expected": [5, 5]}))
    answer = json.loads(text, parse_constant=lambda word: 1 / 0)
    assert answer["nu"] is None and answer["variance"] == 0 and answer["smoothed"] == [1, 1]
    assert stat("dsr", {"count": [0], "population": [9], "standard": [1]})["upper"] is None
    assert stat("sii", {"value": [3, 4, 5], "population": [1, 1, 1]})["lower"] is None


def test_refusals():
    """E = 0, n = 0, negative, not a number, more than there are, arrays that do not fit, no JSON."""
    refused("proportion", {"x": 1, "n": 0}, "“n” is 0")
    refused("proportion", {"x": -1, "n": 5}, "negative")
    refused("proportion", {"x": 6, "n": 5}, "more than “n” (5)")
    refused("proportion", {"x": float("nan"), "n": 5}, "JSON")
    refused("proportion", '{"x": 1e999, "n": 5}', "not a number")
    refused("proportion", {"x": None, "n": 5}, "“x” is not a number")
    refused("proportion", {"x": 1}, "“n” is missing")
    refused("proportion", [1, 2], "object")
    refused("proportion", "", "early")
    refused("poisson", {"count": -0.5}, "negative")
    refused("isr", {**AREA, "reference_count": [0, 0]}, "E = 0")
    refused("isr", {**AREA, "reference_population": [1000, 0]}, "class 2")
    refused("isr", {**AREA, "population": [200]}, "reference_count")
    refused("isr", {**AREA, "observed": [300, 50]}, "number 1 of “observed”")
    refused("isr", {**AREA, "observed": [1, "-"]}, "number 2 of “observed”")
    refused("eb", {"observed": [1, 2], "expected": [1, 0]}, "number 2 of “expected”")
    refused("funnel", {"kind": "ratio", "denominator": [0]}, "zero")
    refused("funnel", {"kind": "share", "denominator": [1]}, "proportion|rate|ratio")
    refused("funnel", {"kind": "ratio", "denominator": []}, "denominator")
    refused("funnel", {"kind": "ratio", "denominator": [4], "confidence": []}, "confidence")
    refused("sii", {"value": [3, 4], "population": [1, 1]}, "three")
    refused("lifetable", {"age_start": [0, 50], "deaths": [1, 0], "population": [50, 20]}, "last age")
    refused("mask_bounds", {"cells": ["-", 20], "subtotal": 10}, "subtotal")
    refused("mask_bounds", {"cells": ["?", 20], "subtotal": 30}, "cells")


tap.run(globals())
