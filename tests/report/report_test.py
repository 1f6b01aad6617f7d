"""report.html in a browser: every chart drawn, sliders that move them, no error, readable on a phone and without scripts.

usage: report_test.py COMPARE BREAST_CANCER_SCRIPT        wants chromium and chromedriver
"""

import html.parser
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

COMPARE, BREAST_CANCER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
QUICK = ["--positives", "20", "--negatives", "300", "--steps", "60", "--batch", "32", "--hidden", "8", "--seeds", "2"]
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED:", what)


class Browser:
    """A headless Chromium by the WebDriver protocol."""

    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.at = f"http://127.0.0.1:{free.getsockname()[1]}"
        self.driver = subprocess.Popen([shutil.which("chromedriver"), f"--port={self.at.split(':')[2]}"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        options = {"args": ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                            "--disable-component-update", "--no-first-run", f"--user-data-dir={folder}"]}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        self.session = None
        for _ in range(100):
            try:
                self.session = self.ask("/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
                return
            except urllib.error.HTTPError as refused:
                self.end()
                raise SystemExit(f"Chromium does not start: {refused.read().decode()}")
            except OSError:
                time.sleep(0.1)
        self.end()
        raise SystemExit("chromedriver does not start")

    def ask(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.at + path, data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def do(self, path, body):
        return self.ask(f"/session/{self.session}{path}", body)

    def run(self, script, *arguments):
        return self.do("/execute/sync", {"script": script, "args": list(arguments)})

    def open(self, path, width, height=900):
        self.do("/window/rect", {"width": width, "height": height})
        self.do("/url", {"url": pathlib.Path(path).resolve().as_uri()})

    def errors(self):
        return [entry["message"] for entry in self.do("/se/log", {"type": "browser"}) if entry["level"] != "INFO"]

    def end(self):
        if self.session:
            urllib.request.urlopen(urllib.request.Request(f"{self.at}/session/{self.session}", method="DELETE"), timeout=60).close()
        self.driver.terminate()
        self.driver.wait()


def look(browser, path, losses, plane):
    browser.open(path, 1200)
    wanted = {"loss": losses, "sources": losses, "histogram": losses, "ranking": 2, "calibration": 2, "cumulative": 2}
    if plane:
        wanted["plane"] = losses
    drawn = browser.run("""return Object.fromEntries([...document.querySelectorAll("[data-charts]")].map((place) =>
        [place.dataset.charts, [...place.children].filter((figure) =>
            figure.querySelector("svg path, svg rect, svg image")).length]))""")
    check(drawn == wanted, f"{path}: charts drawn {drawn}, wanted {wanted}")
    unnamed = browser.run("""return [...document.querySelectorAll("figure > svg, figure > figure")].filter(
        (chart) => !chart.getAttribute("aria-label") && !chart.querySelector("[aria-label]")).length""")
    check(unnamed == 0, f"{path}: {unnamed} charts without a name for screen readers")
    for width in (360, 800):
        browser.open(path, max(width, 500))
        browser.run("document.body.style.width = arguments[0] + 'px'; dispatchEvent(new Event('resize'))", width)
        over = browser.run("""return [...document.querySelectorAll("figure, h1, h2, p")].filter(
            (element) => element.scrollWidth > element.clientWidth + 2).map((element) => element.textContent.slice(0, 40))""")
        check(over == [], f"{path}: wider than a page of {width}: {over}")
    said = browser.errors()
    check(said == [], f"{path}: the console says {said}")


def sliders(browser, path):
    browser.open(path, 1200)
    charts = lambda name: browser.run("return document.querySelector(`[data-charts=${arguments[0]}]`).innerHTML", name)
    said = lambda: browser.run("return [...document.querySelectorAll('output')].map((output) => output.textContent)")
    histogram, plane, before = charts("histogram"), charts("plane"), said()
    element = browser.do("/element", {"using": "css selector", "value": "#step-sure"})[ELEMENT]
    browser.do(f"/element/{element}/value", {"text": "\ue012\ue012"})  # the left arrow, twice
    check(said() != before and len(set(said())) == 1, f"the keyboard moves the sliders: {before} to {said()}")
    check(charts("histogram") != histogram and charts("plane") != plane, "the slider moves both kinds of chart")
    browser.run("""const slider = document.querySelector("#step-plane");
        slider.value = 0; slider.dispatchEvent(new Event("input"))""")
    check(said() == ["0", "0"], f"the other slider goes to the start: {said()}")
    check(browser.run("return document.querySelector('#step-sure').getAttribute('aria-valuetext')") == "step 0", "its value is said")
    # A chart answers a hovering reader.
    chart = browser.do("/element", {"using": "css selector", "value": "[data-charts=ranking] svg"})[ELEMENT]
    browser.do("/actions", {"actions": [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [
        {"type": "pointerMove", "duration": 0, "origin": {ELEMENT: chart}, "x": 0, "y": 0},
        {"type": "pointerMove", "duration": 50, "origin": {ELEMENT: chart}, "x": 20, "y": 10}]}]})
    tip = browser.run("return [...document.querySelectorAll('[data-charts=ranking] [aria-label=tip] text')].length")
    check(tip > 0, "a curve says its numbers when pointed at")
    said_by_console = browser.errors()
    check(said_by_console == [], f"the console says after that: {said_by_console}")


class Tables(html.parser.HTMLParser):
    """What stands in tables without running a script."""

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


def without_scripts(path):
    text = pathlib.Path(path).read_text()
    page = Tables()
    page.feed(text)
    check(len(page.cells) > 30, f"{path}: {len(page.cells)} cells without scripts")
    check(page.addresses == [], f"{path} wants other files: {page.addresses}")
    check("{{" not in text.split("<script")[0], f"{path}: a mark of the template is left")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    subprocess.run([sys.executable, BREAST_CANCER, "real <b>.csv"], check=True)
    runs = {"two": (QUICK, 2, True), "all": ([*QUICK, "--losses", "all"], 17, True),
            "one": ([*QUICK[:-1], "1", "--losses", "ce"], 1, True),
            "real": (["--csv", "real <b>.csv", "--label", "diagnosis", "--positive", "malignant", *QUICK[4:]], 2, False)}
    for name, (arguments, _, _) in runs.items():
        subprocess.run([COMPARE, *arguments, "--out", name], check=True, stdout=subprocess.DEVNULL)
    browser = Browser(os.path.join(folder, "profile"))
    try:
        for name, (_, losses, plane) in runs.items():
            look(browser, f"{name}/report.html", losses, plane)
            without_scripts(f"{name}/report.html")
        sliders(browser, "two/report.html")
    finally:
        browser.end()
    os.chdir("/")
print(f"{len(failures)} failures")
sys.exit(bool(failures))
