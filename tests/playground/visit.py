"""A visit to the playground's page: where it is served, how it is looked at, and when what one waits for is there."""

import functools
import http.server
import threading
import time

from checks import check


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *said):
        pass


def served(folder):
    """The folder under a path of its own, as a static host has it."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/a/base/path/index.html"


def until(browser, condition, what, seconds=40):
    end = time.time() + seconds
    while time.time() < end:
        if browser.run(f"return Boolean({condition})"):
            return True
        time.sleep(0.1)
    check(False, f"{what}: never came; status '{browser.run('return document.getElementById(`status`)?.textContent')}'")
    return False


def visit(browser, address, wait="focalgrad.settled !== undefined"):
    browser.do("/url", {"url": "about:blank"})
    browser.do("/url", {"url": address})
    return until(browser, f"window.focalgrad && ({wait})", address)


def change(browser, selector, value):
    """Writes into a control as a reader does, and waits for the training that follows to be there."""
    browser.run("""focalgrad.settled = undefined; const control = document.querySelector(arguments[0]);
        control.value = arguments[1]; control.dispatchEvent(new Event("change", {bubbles: true}))""", selector, value)


def look(width=1280, scheme="light", motion="no-preference"):
    def at(browser):
        browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": motion}])
        browser.devtools("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500)
    return at


NUMBERS = """return {made: focalgrad.view.made, rows: [...focalgrad.view.history.rows.subarray(0, focalgrad.view.made * focalgrad.view.names.length * 9)].map(String),
    metrics: focalgrad.view.rankings.map(({metrics}) => metrics), planes: focalgrad.view.planes.map(({raw}) => raw[777]), names: focalgrad.view.names}"""
PICTURE = "return document.querySelector(arguments[0]).toDataURL()"
