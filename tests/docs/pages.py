"""The built site's files: every link leads to a page and a place that there is, and nothing is fetched from elsewhere."""

import html.parser
import pathlib
import re
import urllib.parse


class Page(html.parser.HTMLParser):
    """What a page links to, what it loads, and the names of its places."""

    def __init__(self, path):
        super().__init__()
        self.links, self.loaded, self.names = [], [], []
        self.feed(path.read_text())

    def handle_starttag(self, tag, attributes):
        have = dict(attributes)
        if have.get("id"):
            self.names.append(have["id"])
        if tag == "a" and have.get("href"):
            self.links.append(have["href"])
        if tag in ("script", "img", "link", "iframe", "source") and (have.get("src") or have.get("href")):
            self.loaded.append(have.get("src") or have["href"])


def names_of(site):
    """Of each language the pages, as guide/install."""
    return {language: sorted(str(path.relative_to(site / language).with_suffix("")) for path in (site / language).rglob("*.html"))
            for language in ("en", "zh")}


def mistakes_in(site):
    site = pathlib.Path(site).resolve()
    pages = {path: Page(path) for path in sorted(site.rglob("*.html")) if site / "playground" not in path.parents}
    for path, page in pages.items():
        here = path.relative_to(site)
        twice = {name for name in page.names if page.names.count(name) > 1}
        if twice:
            yield f"{here}: two places are named {', '.join(sorted(twice))}"
        if here.parts[0] != "source" and re.search(r"(?://|#) ?#?(?:end)?region [\w-]+<", path.read_text()):
            yield f"{here} shows the mark of a region"
        # The course's own pages may speak of marks.
        if here.parts[0] != "source" and here.parts[1:2] != ("course",) and re.search(r"<span[^>]*>\s*// \[/?A\d+\.\d+\]<", path.read_text()):
            yield f"{here} shows the mark of a question"
        for address in page.loaded:
            if re.match(r"(https?:)?//|/", address):
                yield f"{here} loads {address}"
        for link in page.links:
            there, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:", there):
                continue
            if there.startswith("/"):
                yield f"{here} links to {link}, which holds at one address only"
                continue
            to = (path.parent / urllib.parse.unquote(there.split("?")[0])).resolve() if there else path
            if to == site / "playground" and not to.exists():
                continue  # it is built by itself
            to = to / "index.html" if to.is_dir() else to
            if not to.exists():
                yield f"{here} links to {link}, which is not there"
            elif anchor and to in pages and urllib.parse.unquote(anchor) not in pages[to].names:
                yield f"{here} links to {link}, a place that is not there"
    languages = names_of(site)
    for language, other in (("en", "zh"), ("zh", "en")):
        for name in sorted(set(languages[language]) - set(languages[other])):
            yield f"{name} is not there in {other}"
