"""The site in a browser: every page in both languages, light and dark, on a desk and on a phone; its links, search, weight,
and that it works under any path.

usage: site_test.py SOURCE_FOLDER SITE AXE        wants chromium and chromedriver; AXE: axe-core's axe.min.js
"""

import functools
import http.server
import pathlib
import re
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "report"))
from browser import Browser
from checks import check, failures
from pages import mistakes_in, names_of

ROOT, SITE, AXE = (pathlib.Path(path).resolve() for path in sys.argv[1:4])
WEIGHT = 400_000


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """The browser goes on before all of a page is there."""


def serve(folder):
    server = Server(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


def wait_for(browser, script, *arguments):
    """Until the script gives something, for ten seconds at most."""
    for _ in range(100):
        if found := browser.run(script, *arguments):
            return found
        time.sleep(0.1)
    return None


def visit(browser, address):
    browser.do("/url", {"url": address})
    check(wait_for(browser, "return document.querySelector('#app')?.__vue_app__ !== undefined"), f"{address}: its scripts do not run")


def dress(browser, width, scheme):
    browser.devtools("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
    browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])


def inaccessible(browser):
    if not browser.run("return window.axe !== undefined"):
        browser.run(AXE.read_text())
    return browser.do("/execute/async", {"script": """const done = arguments[0];
        axe.run().then(({violations}) => done(violations.map(({id, nodes}) => `${id}: ${nodes.slice(0, 3).map((node) =>
            node.target.join(" ") + " " + node.failureSummary).join("; ")}`)))""", "args": []})


def every_page(at, language, folder):
    """The page changes its width and colours as it stands there: it is loaded once.  axe, which takes most of the time, looks at
    an English page on a light desk and a dark phone, and at the same one in Chinese on a dark desk and a light phone."""
    browser = Browser(folder)
    try:
        for name in names_of(SITE)[language]:
            dress(browser, 1280, "light")
            visit(browser, f"{at}/{language}/{name}.html")
            for width in (1280, 360):
                for scheme in ("light", "dark"):
                    dress(browser, width, scheme)
                    what = f"{language}/{name}, {width} wide, {scheme}"
                    check(wait_for(browser, "return document.documentElement.classList.contains('dark') === arguments[0]", scheme == "dark"), f"{what}: not {scheme}")
                    browser.settle()
                    over = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                    check(over <= 0, f"{what}: {over} pixels too wide")
                    if (language == "en") == ((width == 1280) == (scheme == "light")):
                        found = inaccessible(browser)
                        check(found == [], f"{what}: axe: {found}")
            check((said := browser.errors()) == [], f"{language}/{name}: {said}")
    finally:
        browser.end()


def walk(browser, at):
    """From page to page without loading anew, from one depth of folders to another and between the languages."""
    dress(browser, 1280, "light")
    visit(browser, f"{at}/en/")
    links = browser.run("return [...document.querySelectorAll('.VPSidebar a:not([target])')].map((link) => link.getAttribute('href'))")
    check(len(links) > 5, f"the sidebar has {links}")
    browser.run("window.same = true")
    for link in links:
        browser.run("[...document.querySelectorAll('.VPSidebar a')].find((link) => link.getAttribute('href') === arguments[0])?.click()", link)
        arrived = wait_for(browser, "return location.href.endsWith(arguments[0]) && document.querySelector('main h1')?.textContent", link)
        check(arrived, f"{link} of the sidebar leads nowhere")
    there = browser.run("return document.querySelector('.VPNavBarTranslations a').getAttribute('href')")
    browser.run("document.querySelector('.VPNavBarTranslations a').click()")
    check(wait_for(browser, "return location.pathname.includes('/zh/') && document.documentElement.lang === 'zh-Hans'"), f"{there} is not in Chinese")
    check(browser.run("return window.same"), "a page was loaded anew")
    check((said := browser.errors()) == [], f"on the walk: {said}")


def search(browser, at, language, words, wanted):
    dress(browser, 1280, "light")
    visit(browser, f"{at}/{language}/")
    browser.click(".VPNavBarSearch button")
    wait_for(browser, "return document.querySelector('#localsearch-input')")
    browser.press("#localsearch-input", words)
    found = wait_for(browser, "const found = [...document.querySelectorAll('.results a')].map((link) => link.getAttribute('href')); return found.length && found")
    check(found and any(wanted in link for link in found), f"a search for {words} finds {found}, wanted {wanted}")
    check(all(f"/{language}/" in link for link in found or []), f"a search in {language} finds {found}")
    said = browser.run("return document.querySelector('.VPLocalSearchBox').innerText + document.querySelector('.VPLocalSearchBox [placeholder]').placeholder")
    check(language == "en" or not re.search(r"Search|Close|Select|Navigate", said), f"the search in Chinese says {said}")


def weight(browser, at, page):
    """What the first visit to a page loads, uncompressed."""
    browser.devtools("Network.clearBrowserCache")
    visit(browser, f"{at}/{page}")
    time.sleep(1)  # what it loads ahead counts too
    loaded = browser.run("""return performance.getEntries().filter((entry) => entry.decodedBodySize)
        .map((entry) => [entry.name, entry.decodedBodySize]).sort((a, b) => b[1] - a[1])""")
    total = sum(size for _, size in loaded)
    print(f"{page} loads {total} bytes: " + ", ".join(f"{size} {name.rsplit('/', 1)[1]}" for name, size in loaded))
    check(total <= WEIGHT, f"{page} loads {total} bytes: {loaded}")
    elsewhere = [name for name, _ in loaded if not name.startswith(at)]
    check(elsewhere == [], f"{page} loads from elsewhere: {elsewhere}")


def beside(browser, at, page):
    """A symbol that has the focus marks its lines, and a line under the pointer its symbols."""
    dress(browser, 1280, "light")
    visit(browser, f"{at}/{page}")
    marked = "return [...document.querySelectorAll('.beside .followed')].map((each) => each.dataset.symbol ?? each.dataset.symbols)"
    name = browser.run("const symbol = document.querySelector('.beside [data-symbol]'); symbol.focus(); return symbol.dataset.symbol")
    found = browser.run(marked)
    check(len(found) > 1 and all(name in each.split() for each in found), f"{page}: {name} marks {found}")
    browser.run("document.activeElement.blur()")
    check(browser.run(marked) == [], f"{page}: marks stay")
    browser.point(".beside [data-symbols]")
    check(len(browser.run(marked)) > 1, f"{page}: a line under the pointer marks {browser.run(marked)}")


def start(browser, at):
    for languages, wanted in (("fr,zh-CN,en", "zh"), ("en-GB,zh", "en"), ("fr", "en")):
        browser.devtools("Emulation.setUserAgentOverride", userAgent="", acceptLanguage=languages)
        browser.do("/url", {"url": f"{at}/"})
        check(wait_for(browser, "return location.pathname.endsWith(arguments[0])", f"/{wanted}/"), f"a browser of {languages} comes to {browser.run('return location.href')}")
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    browser.do("/url", {"url": f"{at}/"})
    check(browser.run("return [...document.links].map((link) => link.textContent)") == ["English", "简体中文"], "without scripts there is no choice")
    browser.devtools("Emulation.setScriptExecutionDisabled", value=False)


def no_such_page(browser, at):
    """The page for what is not there leads back, from any depth."""
    browser.do("/url", {"url": f"{at}/404.html"})
    there = browser.run("""history.replaceState(null, "", "en/guide/nothing.html");
        const script = document.createElement("script");
        script.textContent = `{${document.querySelector("script").textContent}}`;
        document.body.append(script);
        return [...document.links].map((link) => link.href)""")
    check(there == [f"{at}/"] * 2, f"the page for what is not there leads to {there}")


for mistake in mistakes_in(SITE):
    check(False, mistake)
with tempfile.TemporaryDirectory() as folder:
    deep = pathlib.Path(folder) / "served/some/base"
    deep.parent.mkdir(parents=True)
    deep.symlink_to(SITE)
    browser = Browser(f"{folder}/browser")
    try:
        for at in (serve(SITE), serve(f"{folder}/served") + "/some/base"):
            start(browser, at)
            no_such_page(browser, at)
            walk(browser, at)
        articles = [name for name in names_of(SITE)["en"] if name.startswith("article/")]
        search(browser, at, "zh", "交叉熵", "/article/" if articles else "/regimes" if (SITE / "zh/regimes.html").exists() else "/zh/")
        search(browser, at, "en", "gradcheck", "/how-to")
        weight(browser, at, f"en/{articles[0] if articles else 'how-to'}.html")
        for name in articles:
            if 'class="beside"' in (SITE / f"en/{name}.html").read_text():
                beside(browser, at, f"en/{name}.html")
    finally:
        browser.end()
    with ThreadPoolExecutor() as browsers:
        list(browsers.map(lambda language: every_page(at, language, f"{folder}/{language}"), ("en", "zh")))
print("the site has faults" if failures else "the site is in order")
sys.exit(bool(failures))
