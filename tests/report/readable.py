"""What holds of every page: readable on a phone, and nothing that axe finds inaccessible."""

import pathlib

from answers import speak
from checks import check


def nothing_is_wider(browser, path):
    for width in (360, 800):
        browser.devtools("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
        browser.open(path, 1200)
        over = browser.run("""const root = document.documentElement;
            // A phone's page grows with what is too wide for it: its own width says nothing.
            const room = arguments[0], wide = [...document.querySelectorAll("figure, h1, h2, p, ul, pre, dl")].filter((element) =>
                element.getClientRects().length && !element.matches(".unseen") && (element.scrollWidth > element.clientWidth + 2 || (
                element.getBoundingClientRect().right > room + 1 && !element.closest(".many .small"))));
            return (root.scrollWidth > room ? [`the page: ${root.scrollWidth}`] : []).concat(
                wide.map((element) => element.tagName + element.textContent.slice(0, 40)))""", width)
        check(over == [], f"{path}: wider than a page of {width}: {over}")
    browser.devtools("Emulation.clearDeviceMetricsOverride")


def axe(browser, path, script):
    """script: the path of axe-core's axe.min.js."""
    for scheme in ("light", "dark"):
        browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        browser.open(path, 1200)
        browser.run("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        browser.run(pathlib.Path(script).read_text())
        for language in ("en", "zh"):
            speak(browser, language)
            found = browser.do("/execute/async", {"script": """const done = arguments[0];
                axe.run({exclude: [[".chart > svg"]]}).then(({violations, passes}) => done({passes: passes.length, violations: violations.map(({id, nodes}) =>
                    `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + node.any.map((any) => any.message)).join("; ")}`)}))""",
                                                  "args": []})
            check(found["violations"] == [] and found["passes"] > 15, f"{path}, {scheme}, {language}: axe: {found}")
    browser.devtools("Emulation.setEmulatedMedia", features=[])
