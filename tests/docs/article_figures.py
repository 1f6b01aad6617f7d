"""The article's figures in a browser: there without scripts, and changed by each of their controls."""

import functools
import http.server
import threading
import time

from browser import Browser
from checks import check

LANGUAGES = {"en": "English", "zh": "Chinese"}

# What a figure shows: its drawing and its sentence, and what its buttons offer.
SHOWN = """const figure = document.querySelectorAll('figure.live')[arguments[0]]
    return [':scope > svg', '.reading', '.buttons'].map((part) => figure.querySelector(part)?.innerHTML).join()"""
CONTROLS = """return [...document.querySelectorAll('figure.live')].map((figure) => [...figure.querySelectorAll('input, button')].map((each) => {
    const box = (each.type === 'checkbox' || each.type === 'radio' ? each.closest('label') : each).getBoundingClientRect()
    return {kind: each.type, disabled: each.matches(':disabled'), checked: each.checked, high: box.height, named: each.labels?.length || each.textContent.trim()}}))"""
USE = """const each = document.querySelectorAll('figure.live')[arguments[0]].querySelectorAll('input, button')[arguments[1]]
    if (each.type !== 'range') return each.click()
    const [low, high] = [Number(each.min), Number(each.max)]
    each.value = Number(each.value) > (low + high) / 2 ? low : high
    each.dispatchEvent(new Event('input', {bubbles: true}))"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """The browser goes on before all of a page is there."""


def changes(browser, figure, before):
    for _ in range(100):
        if browser.run(SHOWN, figure) != before:
            return True
        time.sleep(0.05)
    return False


def without_scripts(browser, at, pages):
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    for language in LANGUAGES:
        for page in pages:
            browser.do("/url", {"url": f"{at}/{language}/article/{page}.html"})
            bars = browser.run("return [...document.querySelectorAll('figure.live > svg')].map((each) => each.querySelectorAll('path, rect').length)")
            check(bars and min(bars) > 2, f"{language}/{page}: without scripts its figures have {bars} shapes")
    browser.devtools("Emulation.setScriptExecutionDisabled", value=False)


def controls(browser, at, language, page):
    place = f"{language}/{page}"
    browser.do("/url", {"url": f"{at}/{language}/article/{page}.html"})
    for _ in range(100):
        found = browser.run(CONTROLS)
        if found and not any(each["disabled"] for own in found for each in own):
            break
        time.sleep(0.1)
    check(found and all(found), f"{place}: its figures have {found}")
    for figure, own in enumerate(found):
        for number, control in enumerate(own):
            what = f"{place}, figure {figure + 1}, control {number + 1} ({control['kind']})"
            check(control["named"], f"{what} has no name")
            check(control["high"] >= 44, f"{what} is {control['high']} pixels high")
            if control["kind"] == "radio" and control["checked"]:
                continue
            before = browser.run(SHOWN, figure)
            browser.run(USE, figure, number)
            check(changes(browser, figure, before), f"{what} changes nothing")
            time.sleep(0.1)
    check(browser.run("return document.querySelector('figure.live [role=alert]')") is None, f"{place}: a figure has a problem")
    check((said := browser.errors()) == [], f"{place}: {said}")


def focal_is_not_cross_entropy(browser, at):
    browser.do("/url", {"url": f"{at}/en/article/4-focal-loss.html"})
    lines = "return [...document.querySelectorAll('figure.live path.curve')].slice(0, 2).map((each) => each.getAttribute('d'))"
    dashed, line = browser.run(lines)
    check(dashed != line, "at γ = 2 focal loss is drawn as cross-entropy")
    for _ in range(100):
        if browser.run("return !document.querySelector('figure.live input').matches(':disabled')"):
            break
        time.sleep(0.1)
    browser.run("const gamma = document.querySelector('figure.live input'); gamma.focus(); gamma.value = 0.1; gamma.dispatchEvent(new Event('input', {bubbles: true}))")
    browser.press("figure.live input", "\ue012")  # the left arrow: γ = 0
    for _ in range(100):
        dashed, line = browser.run(lines)
        if dashed == line:
            return
        time.sleep(0.05)
    check(False, "at γ = 0 focal loss is not cross-entropy")


def point_at_a_curve(browser, at):
    browser.do("/url", {"url": f"{at}/en/article/6-derivative.html"})
    for _ in range(100):
        if browser.run("return !document.querySelector('figure.live input')?.matches(':disabled')"):
            break
        time.sleep(0.1)
    before = browser.run(SHOWN, 0)
    browser.run("""const drawing = document.querySelector('figure.live > svg'), box = drawing.getBoundingClientRect()
        drawing.dispatchEvent(new PointerEvent('pointerdown', {buttons: 1, clientX: box.x + 0.7 * box.width, clientY: box.y + 10}))""")
    check(changes(browser, 0, before), "pointing at a curve moves nothing")


def try_all(site, folder):
    server = Server(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    at = f"http://127.0.0.1:{server.server_address[1]}"
    pages = sorted(path.stem for path in (site / "en/article").glob("*.html"))
    browser = Browser(f"{folder}/browser")
    try:
        without_scripts(browser, at, pages)
        for language, width in (("zh", 360), ("en", 1280)):
            browser.devtools("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
            for page in pages:
                controls(browser, at, language, page)
        focal_is_not_cross_entropy(browser, at)
        point_at_a_curve(browser, at)
    finally:
        browser.end()
        server.shutdown()
