"""sweep.html in a browser: only what was seen has a colour, the counts are the table's, both languages, keys, phones.

usage: sweep_page_test.py SWEEP AXE        wants chromium and chromedriver; AXE: axe-core's axe.min.js
"""

import os
import re
import subprocess
import sys
import tempfile

from answers import RIGHT, speak
from browser import Browser
from checks import check, failures
from readable import axe, nothing_is_wider

SWEEP, AXE = (os.path.abspath(path) for path in sys.argv[1:3])
os.environ["LC_ALL"] = "C.UTF-8"
GRID = ["--losses", "ce,focal,focal:gamma=2:alpha=0.25", "--positives", "20", "--imbalances", "100,400", "--seeds", "3", "--steps", "60", "--batch", "32",
        "--hidden", "8", "--learning-rates", "0.005,0.02", "--metric", "average_precision,f1,brier,threshold"]
METRICS = ["average precision", "F1 at 0.5", "Brier score", "threshold chosen on validation"]


def fills(browser, name):
    """How each cell of the maps is filled, map by map, and its number in the page's data."""
    return browser.run("""return [...document.querySelectorAll(`[data-charts=${arguments[0]}] .chart`)].map((chart) =>
        [...chart.querySelectorAll("[aria-label=cell] rect")].map((cell) => cell.getAttribute("fill")))""", name)


def only_what_was_seen_has_a_colour(browser, path):
    browser.open(path, 1200)
    metrics = browser.run("return JSON.parse(document.getElementById('data').textContent).metrics")
    check([metric["name"]["en"] for metric in metrics] == METRICS, f"{path}: metrics {[metric['name'] for metric in metrics]}")
    seen = lambda cell: cell["low"] > 0 or cell["high"] < 0
    counts = {"better": 0, "worse": 0, "unseen": 0}
    for metric, drawn in zip(metrics, fills(browser, "best"), strict=True):
        for cell, fill in zip(metric["best"], drawn, strict=True):
            kind = "unseen" if not seen(cell) else "soft" if metric["better"] == 0 else "better" if (cell["mean"] > 0) == (metric["better"] > 0) else "worse"
            check(fill == ("url(#hatch)" if kind == "unseen" else f"var(--{kind})"), f"{path}: {metric['name']['en']} {cell['interval']} is filled {fill}")
            if metric["better"]:
                counts[kind] += 1
    by_rate = [[cell for rate in metric["by_rate"] for cell in rate if cell["loss"] == loss] for metric in metrics for loss in (1, 2)]
    for cells, drawn in zip(by_rate, fills(browser, "byRate"), strict=True):
        for cell, fill in zip(cells, drawn, strict=True):
            check(seen(cell) == (fill != "url(#hatch)"), f"{path}: {cell} is filled {fill}")
    check(counts["worse"] + counts["better"] > 0 < counts["unseen"], f"{path}: the test wants cells of both kinds: {counts}")
    # The sentences, the tally, the table and the maps count alike.
    tally = browser.run("return [...document.querySelectorAll('.tally strong')].map((count) => Number(count.textContent))")
    marked = browser.run("return ['better', 'worse'].map((side) => document.querySelectorAll(`td.differs.${side}`).length)")
    said = re.search(r"Of these (\d+) differences (\d+) are better and (\d+) worse; in (\d+) none", browser.run("return document.body.innerText"))
    check(tally == list(counts.values()) and marked == tally[:2] and said and [int(n) for n in said.groups()] == [sum(tally), *tally],
          f"{path}: counts {counts}, tally {tally}, table {marked}, sentence {said and said.groups()}")
    check("logistic regression" in browser.run("return document.getElementById('table-average_precision').parentElement.innerText"), f"{path}: the linear model's row")


def languages_of_the_page(browser, path, other):
    browser.open(path, 1200)
    check(browser.run("return document.documentElement.lang") == "en", f"{path}: opens in English")
    speak(browser, "zh")
    text = lambda: browser.run("return document.body.innerText")
    seen = lambda language: browser.run("return [...document.querySelectorAll(`main [lang=${arguments[0]}]`)].filter((element) => element.getClientRects().length).length", language)
    labels = browser.run("return [...document.querySelectorAll('figure > .chart')].map((chart) => chart.getAttribute('aria-label'))")
    check(seen("en") == 0 and seen("zh-Hans") > 30 and "个未见差异" in text() and len(labels) == 12 and all(re.search("[\u4e00-\u9fff]", label) for label in labels),
          f"{path}: {seen('en')} English texts in Chinese, charts {labels}")
    check(re.search(r"undefined|NaN|\[object|{{", text()) is None, f"{path}: odd words")
    browser.open(other, 1200)
    check(browser.run("return document.documentElement.lang") == "zh-Hans", f"{other}: written with --lang zh, opens in Chinese")


def pointers_and_keys(browser, path):
    wanted = r"focal\S+ minus ce at,? 20:\d+.*average precision.*95 % interval [+−\d].*(better|worse|no difference seen).*learning rate 0\.0.*seed by seed"
    browser.open(path, 1200)
    browser.point("[data-charts=best] .chart", 60, -20)
    tip = browser.run("""return [...document.querySelectorAll("[data-charts=best] [aria-label=tip] tspan")].map((line) => line.textContent.replace(/\\u200b/g, "")).join(" ")""")
    check(re.search(wanted, tip), f"{path}: a pointer reads {tip!r}")
    browser.press("[data-charts=best] .chart", RIGHT)
    browser.settle()
    said = browser.run("return document.getElementById('said').textContent")
    check(re.search(wanted, said), f"{path}: keys read {said!r}")


def without_scripts(browser, path):
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(path, 1200)
    seen = lambda: browser.run("return document.body.innerText")
    check("Of these 12 differences" in seen() and "JavaScript" in seen() and "Brier" in seen(), f"{path}: findings and tables without scripts")
    browser.click("label:has(#zh)")
    check("比较范围" in seen() and "Looked through" not in seen(), f"{path}: the language changes without scripts")
    browser.devtools("Emulation.setScriptExecutionDisabled", value=False)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name, language in (("one", "en"), ("zh", "zh")):
        subprocess.run([SWEEP, *GRID, "--out", name, "--lang", language], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([SWEEP, *GRID[:GRID.index("--seeds")], "--seeds", "1", "--steps", "20", "--batch", "32", "--hidden", "8", "--out", "single"],
                   check=True, stdout=subprocess.DEVNULL)
    browser = Browser(os.path.join(folder, "profile"))
    try:
        only_what_was_seen_has_a_colour(browser, "one/sweep.html")
        languages_of_the_page(browser, "one/sweep.html", "zh/sweep.html")
        pointers_and_keys(browser, "one/sweep.html")
        nothing_is_wider(browser, "one/sweep.html")
        axe(browser, "one/sweep.html", AXE)
        browser.open("single/sweep.html", 1200)
        check(all(fill == "none" for drawn in fills(browser, "best") for fill in drawn), "one seed: no cell has a colour")
        said = browser.errors()
        check(said == [], f"the console says {said}")
        without_scripts(browser, "one/sweep.html")
    finally:
        browser.end()
    os.chdir("/")
print(f"{len(failures)} failures")
sys.exit(bool(failures))
