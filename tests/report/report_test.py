"""report.html in a browser: every chart drawn, in both languages, that answer pointers, keys and sliders; no error, nothing
that axe finds inaccessible; readable on a phone, on paper and without scripts.

usage: report_test.py COMPARE BREAST_CANCER_SCRIPT AXE        wants chromium and chromedriver; AXE: axe-core's axe.min.js
"""

import csv
import html.parser
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from answers import LEFT, RIGHT, TIPS, choice_of_losses, sliders, speak, tips
from browser import Browser
from checks import check, failures
from palettes import palettes
from readable import axe, nothing_is_wider

COMPARE, BREAST_CANCER, AXE = (os.path.abspath(path) for path in sys.argv[1:4])
QUICK = ["--positives", "20", "--negatives", "300", "--steps", "60", "--batch", "32", "--hidden", "8", "--seeds", "2"]
TEMPLATE = pathlib.Path(__file__).parents[2] / "examples/report/template.html"
PAPER = {"focal_curve": 1, "cumulative_by_gamma": 2, "alpha_gamma": 3, "prior_start": 4}


def figures(browser):
    """How many figures of each kind have something drawn in them."""
    return browser.run("""return Object.fromEntries([...document.querySelectorAll("[data-charts]")].map((place) =>
        [place.dataset.charts, [...place.children].filter((figure) => figure.querySelector(arguments[0])).length]))""",
                       ", ".join(f".chart [aria-label={mark}] *" for mark in ("line", "area", "rect", "raster", "rule", "cell")))


def charts_are_drawn(browser, name, wanted):
    check(figures(browser) == wanted, f"{name}: charts drawn {figures(browser)}, wanted {wanted}")
    unnamed = browser.run("""return [...document.querySelectorAll("figure > .chart")].filter((chart) =>
        !chart.getAttribute("aria-label") || !chart.parentElement.querySelector("figcaption").textContent).length""")
    check(unnamed == 0, f"{name}: {unnamed} charts without a name or a caption")
    empty = browser.run("return [...document.querySelectorAll('.found')].filter((p) => !/\\d/.test(p.textContent)).length")
    odd = browser.run("return document.body.innerText.match(/undefined|NaN|\\[object|\\*\\*|{{/g)")
    check(empty == 0 and odd is None, f"{name}: {empty} findings without a figure; odd words {odd}")


def languages(browser, path, wanted):
    """The page in Chinese: charts and texts of it, and none of English's that is seen or read out."""
    browser.open(path, 1200)
    check(browser.run("return document.documentElement.lang") == "en", f"{path}: starts in English")
    english = browser.run("return [...document.querySelectorAll('figure > .chart')].map((chart) => chart.getAttribute('aria-label'))")
    browser.press("#en", RIGHT)
    check(browser.run("return document.documentElement.lang") == "zh-Hans", f"{path}: an arrow key changes the language")
    charts_are_drawn(browser, f"{path} in Chinese", wanted)
    chinese = browser.run("return [...document.querySelectorAll('figure > .chart')].map((chart) => chart.getAttribute('aria-label'))")
    check(len(english) == len(chinese) and all(re.search("[\u4e00-\u9fff]", name) for name in chinese if not re.fullmatch(r"[\w:=.]+, (adam|sgd)", name)),
          f"{path}: charts' names in Chinese")
    axes = browser.run("return [...document.querySelectorAll('.chart [aria-label$=axis\\\\ label] text')].map((label) => label.textContent)")
    check(len(axes) > 10 and all(re.search("[\u4e00-\u9fff]", label) or label.strip("↑→ ") in ("p_t", "x", "y", "alpha", "gamma") for label in axes), f"{path}: axes in Chinese {axes}")
    names = browser.run("return [...document.querySelectorAll('figure .keys li')].map((name) => name.textContent)")
    check(all(re.search("[\u4e00-\u9fff]", name) or re.fullmatch(r"gamma [\d.]+", name) for name in names), f"{path}: curves' names in Chinese {names}")
    visible = lambda language: browser.run("""return [...document.querySelectorAll(`main [lang=${arguments[0]}]:not(figure), h1 [lang=${
        arguments[0]}]`)].filter((element) => element.getClientRects().length && !element.closest("details:not([open])")).length""", language)
    check(visible("en") == 0 and visible("zh-Hans") > 30, f"{path}: {visible('en')} English and {visible('zh-Hans')} Chinese texts are seen")
    headings = browser.run("return [...document.querySelectorAll('h2, caption, th[scope=col]')].map((element) => element.innerText)")
    check(headings and all(headings), f"{path}: headings in Chinese {headings}")
    speak(browser, "en")
    check(visible("en") > 30 and visible("zh-Hans") == 0, f"{path}: and back in English")


def differences(browser, path):
    """The forest plot shows what summary.json says."""
    browser.open(path, 1200)
    summary = json.loads(pathlib.Path(path).with_name("summary.json").read_text())
    shown = browser.run("return JSON.parse(document.getElementById('data').textContent)")
    names = ["average_precision", "roc_auc", "f1_at_threshold", "recall", "f1", "brier", "expected_calibration_error",
             "expected_calibration_error_calibrated"]
    for name, metric in zip(names, shown["headline"], strict=True):
        for loss, difference in zip(shown["losses"][1:], metric["differences"], strict=True):
            wanted = summary["differences"][loss][name]
            check({key: difference[key] for key in wanted} == wanted, f"{path}: {name} of {loss}: {difference}, wanted {wanted}")
            check(abs(sum(difference["seeds"]) / len(difference["seeds"]) - wanted["mean"]) < 1e-12, f"{path}: {name}: seeds {difference['seeds']}")
    apart = sum((d["low"] > 0) + (d["high"] < 0) for metric in shown["headline"] for d in metric["differences"])
    drawn = browser.run("""return [...document.querySelectorAll("[data-charts=differences] [aria-label=dot] path")].filter((mark) =>
        /worse|better/.test(mark.getAttribute("fill"))).length""")
    check(drawn == apart, f"{path}: {drawn} triangles for {apart} intervals that exclude 0")
    tally = browser.run("return [...document.querySelectorAll('.tally strong')].map((count) => Number(count.textContent))")
    check(len(tally) == 3 and tally[0] + tally[1] == apart and sum(tally) == 8 * (len(shown["losses"]) - 1), f"{path}: tally {tally}, {apart} apart")


def thresholds(browser, path):
    """The slider's counts are the test part's, and its figures at 0.5 those of the first seed in the tables."""
    browser.open(path, 1200)
    with open(pathlib.Path(path).with_name("steps.csv")) as rows:
        steps = [row for row in csv.DictReader(rows) if row["seed"] == "1" and row["part"] == "train"]
    last = [row for row in steps if row["step"] == steps[-1]["step"]]
    counts = lambda: browser.run("return [...document.querySelectorAll('.matrix')].map((table) => [...table.querySelectorAll('td')].map((cell) => Number(cell.textContent.replace(/\\s/g, ''))).slice(1))")
    at_half = counts()
    sizes = {(tp + fn, fp + tn) for tp, fn, fp, tn in at_half}
    check(len(at_half) == 2 and len(sizes) == 1 and sum(*sizes) == 50000, f"{path}: the matrices' rows add up to the test part: {at_half}")
    for (tp, fn, fp, _), loss in zip(at_half, last, strict=True):
        check(abs(tp / (tp + fn) - float(loss["test_recall"])) < 1e-9 and abs(2 * tp / (2 * tp + fp + fn) - float(loss["test_f1"])) < 1e-9,
              f"{path}: at 0.5 {tp} {fn} {fp}, in steps.csv {loss['test_recall']} {loss['test_f1']}")
    browser.press("#threshold-slider", LEFT * 45)
    moved = counts()
    check(all(now[0] >= then[0] and now[2] >= then[2] for now, then in zip(moved, at_half)) and moved != at_half, f"{path}: at 0.05 {moved}, at 0.50 {at_half}")
    check("0.05" in browser.run("return document.querySelector('[data-found=threshold]').textContent"), f"{path}: what is said of 0.05")


def columns(browser, path):
    """The file's columns, and what became of each."""
    browser.open(path, 1200)
    rows = browser.run("return [...document.querySelectorAll('section[aria-labelledby=columns] tbody tr')].map((row) => [...row.children].map((cell) => cell.innerText))")
    check(len(rows) == 30 and all(len(row) == 5 and row[1] and row[4] for row in rows), f"{path}: columns {rows[:3]}")


def marks(browser, path):
    """The marks that stand for numbers: an error bar for each bin, a number in each cell that has one."""
    browser.open(path, 1200)
    bars = browser.run("""const data = JSON.parse(document.getElementById("data").textContent);
        return ["reliability", "calibrated"].map((name, i) => [data.curves.losses.reduce((sum, curves) => sum + curves[name].count.length, 0),
            document.querySelectorAll("[data-charts=calibration] .chart")[i].querySelectorAll("[aria-label=rule] line").length])""")
    check(all(wanted == drawn > 3 for wanted, drawn in bars), f"{path}: bins and error bars {bars}")


def paper(browser, path):
    browser.open(path, 1200)
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    seen = browser.run("""dispatchEvent(new Event("beforeprint"));
        return [...[".slider", ".languages"].map((part) => document.querySelector(part).getClientRects().length > 0),
            document.querySelector("details").open]""")
    check(seen == [False, False, True], f"{path}: on paper slider, languages and config are seen: {seen}")
    browser.devtools("Emulation.setEmulatedMedia", media="")


class Tables(html.parser.HTMLParser):
    """What stands in tables and paragraphs without running a script."""

    def __init__(self):
        super().__init__()
        self.cells, self.inside, self.addresses = [], False, []

    def handle_starttag(self, tag, attributes):
        self.inside = self.inside or tag == "td"
        self.addresses += [value for name, value in attributes if name in ("src", "href")]

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "td"

    def handle_data(self, data):
        if self.inside:
            self.cells.append(data)


def without_scripts(browser, path):
    text = pathlib.Path(path).read_text()
    page = Tables()
    page.feed(text)
    check(len(page.cells) > 30, f"{path}: {len(page.cells)} cells without scripts")
    check(page.addresses == [], f"{path} wants other files: {page.addresses}")
    check("{{" not in text.split("<script")[0], f"{path}: a mark of the template is left")
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(path, 1200)
    seen = lambda: browser.run("return document.body.innerText")
    check("Of 8 differences" in seen() or "Of 16 differences" in seen(), f"{path}: findings without scripts")
    check("against ce: " in seen(), f"{path}: the verdict without scripts")
    check("ranking" in seen() and "Brier" in seen() and "JavaScript" in seen(), f"{path}: tables without scripts")
    browser.click("label:has(#zh)")
    check("排序能力" in seen() and "ranking" not in seen() and "种子" in seen(), f"{path}: the language changes without scripts")
    browser.devtools("Emulation.setScriptExecutionDisabled", value=False)


def pictures_of_the_paper(browser, path, odd):
    """A number in each cell of the table of alpha and gamma; and the page where a cell and a curve have none."""
    browser.open(path, 1200)
    pictures = browser.run("return JSON.parse(document.getElementById('data').textContent).pictures")
    cells = lambda: browser.run("return [...document.querySelectorAll('[data-charts=alpha_gamma] [aria-label=text] text')].map((cell) => cell.textContent)")
    check(cells() == [f"{value:.3f}" for table in pictures["alpha_gamma"] for value in table["values"]] and len(cells()) == 75, f"{path}: cells {cells()}")
    ratio = browser.run("return document.querySelector('[data-found=focal_curve] strong').textContent")
    check(ratio == "100", f"{path}: at p_t = 0.9 gamma 2 makes the loss {ratio} times smaller")
    shades = browser.run("""return [...document.querySelectorAll("[data-charts=alpha_gamma] .chart")].slice(1).map((chart) =>
        [...chart.querySelectorAll("[aria-label=cell] rect")].map((cell) => Number(cell.getAttribute("fill-opacity"))))""")
    shaded = sorted(zip(sum((table["values"] for table in pictures["alpha_gamma"][1:]), []), sum(shades, [])))
    check(all(a[1] <= b[1] for a, b in zip(shaded, shaded[1:])), f"{path}: both F1 on one scale of colours {shaded}")
    pictures["alpha_gamma"][0]["values"][7] = None
    pictures["focal_curve"][0]["title"] = "Loss <b>"
    pictures["prior_start"][0]["curves"][1].update(x=[], y=[])
    text = pathlib.Path(path).read_text()
    os.makedirs(os.path.dirname(odd))
    pathlib.Path(odd).write_text(re.sub(r'"pictures":\{.*\},"rates"', lambda _: '"pictures":' + json.dumps(pictures) + ',"rates"', text))
    browser.open(odd, 1200)
    check(len(cells()) == 74, f"{odd}: {len(cells())} cells")
    charts_are_drawn(browser, odd, {**figures(browser), **PAPER})
    check("Loss <b>" in browser.run("return document.querySelector('[data-charts=focal_curve]').innerText"), f"{odd}: a title is text")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    subprocess.run([sys.executable, BREAST_CANCER, "real <b>.csv"], check=True)
    every = {"differences": 8, "loss": 2, "sources": 2, "histogram": 2, "plane": 2, "threshold": 2, "ranking": 2, "calibration": 2, "cumulative": 2, "loss_curves": 2}
    without = lambda charts, *names: {name: count for name, count in charts.items() if name not in names}
    one = without({**every, "loss": 1, "sources": 1, "histogram": 1, "plane": 1, "threshold": 1}, "differences")
    runs = {"two": ([*QUICK, "--losses", "ce,focal:gamma=2:alpha=0.25"], every),
            "all": ([*QUICK, "--losses", "all"], every), "one": ([*QUICK[:-1], "1", "--losses", "ce"], one),
            "tuned": ([*QUICK, "--learning-rates", "0.002,0.008,0.05", "--losses", "ce,focal,poly1"],
                      {**every, "loss": 3, "sources": 3, "histogram": 3, "plane": 3, "threshold": 3, "rates": 1}),
            "paper": ([*QUICK, "--paper", "--learning-rate", "0.01", "--losses", "ce,focal"], {**every, **PAPER}),
            "real": (["--csv", "real <b>.csv", "--label", "diagnosis", "--positive", "malignant", *QUICK[4:]],
                     without({**every, "loss": 3, "sources": 3, "histogram": 3, "threshold": 3}, "plane"))}
    for name, (arguments, _) in runs.items():
        subprocess.run([COMPARE, *arguments, "--out", name], check=True, stdout=subprocess.DEVNULL)
    browser = Browser(os.path.join(folder, "profile"))
    try:
        for name, (_, wanted) in runs.items():
            path = f"{name}/report.html"
            browser.open(path, 1200)
            charts_are_drawn(browser, path, wanted)
            nothing_is_wider(browser, path)
            languages(browser, path, wanted)
        for name in ("all", "tuned", "paper"):
            axe(browser, f"{name}/report.html", AXE)
        for name in ("two", "all", "tuned", "real"):
            differences(browser, f"{name}/report.html")
        sliders(browser, "two/report.html")
        thresholds(browser, "two/report.html")
        palettes(TEMPLATE.read_text())
        columns(browser, "real/report.html")
        tips(browser, "paper/report.html", TIPS)
        tips(browser, "tuned/report.html", {"en": {"rates": r"learning rate 0\.\d+\|average precision"}})
        marks(browser, "paper/report.html")
        pictures_of_the_paper(browser, "paper/report.html", "odd/report.html")
        paper(browser, "two/report.html")
        choice_of_losses(browser, "all/report.html")
        tuned = pathlib.Path("tuned/report.html").read_text()
        browser.open("tuned/report.html", 1200)
        ticks = browser.run('''return [...document.querySelectorAll("[data-charts=rates] [aria-label='x-axis tick label'] text")].map((tick) => tick.textContent)''')
        check(ticks == ["0.002", "0.008", "0.05"], f"tuned/report.html: the rates that were tried are named: {ticks}")
        check("At the edge of the rates tried" in tuned and "table-tuning" in tuned, "the learning rates' table and the edge of their grid")
        said = browser.errors()
        check(said == [], f"the console says {said}")
        for name in ("two", "tuned", "real"):
            without_scripts(browser, f"{name}/report.html")
    finally:
        browser.end()
    os.chdir("/")
print(f"{len(failures)} failures")
sys.exit(bool(failures))
