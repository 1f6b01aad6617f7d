"""A headless Chromium by the WebDriver protocol, and what Chromium alone can do by its DevTools protocol."""

import json
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """end() it."""

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
                self.do("/timeouts", {"script": 120000})
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
        with urllib.request.urlopen(request, timeout=120) as answer:
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

    def devtools(self, command, **parameters):
        return self.do("/goog/cdp/execute", {"cmd": command, "params": parameters})

    def element(self, selector):
        return self.do("/element", {"using": "css selector", "value": selector})[ELEMENT]

    def press(self, selector, keys):
        self.do(f"/element/{self.element(selector)}/value", {"text": keys})

    def click(self, selector):
        self.do(f"/element/{self.element(selector)}/click", {})

    def point(self, selector, x=0, y=0):
        """Moves the mouse to a place relative to an element's middle."""
        place = {ELEMENT: self.element(selector)}
        self.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector)
        self.do("/actions", {"actions": [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [
            {"type": "pointerMove", "duration": 0, "origin": place, "x": x - 9, "y": y},
            {"type": "pointerMove", "duration": 50, "origin": place, "x": x, "y": y}]}]})
        self.settle()

    def settle(self):
        """Waits until what a pointer asked for is drawn."""
        self.do("/execute/async", {"script": "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))", "args": []})
