"""The article's pages say the engine's numbers, and their figures draw them.

CLAIMS is the table of the numbers in the pages' sentences: page, text that stands in both languages, and for each number of
it how the engine gives it, as an expression of article.mjs.  A number of two decimals or more that no claim of its page
covers is a fault, and so is a text that no longer stands there.  Where there is no engine (no Emscripten, so neither
build/wasm nor SITE/playground), the pages are checked against the table and the rest is left out.

usage: article_test.py SOURCE_FOLDER SITE        the figures in a browser want chromium and chromedriver
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "report"))
from checks import check, failures

ROOT, SITE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
PAGES = ROOT / "docs/article"
ENGINES = [path for path in (SITE / "playground/engine.wasm", ROOT / "build/wasm/engine.wasm") if path.exists()]

CE, FOCAL, ALPHA = "'ce'", "focal(2)", "focal(2, 0.25)"


def positives(loss, field="loss"):
    return f"side(engine, {loss}, true, 10, 3).{field}"


def negatives(loss, field="loss"):
    return f"side(engine, {loss}, false, 10000, 0.1).{field}"


def share(loss):
    return f"100 * {positives(loss)} / ({positives(loss)} + {negatives(loss)})"


def pulls(loss):
    return f"{negatives(loss, 'pull')} / {positives(loss, 'pull')}"


def at(loss, p_t, field="loss"):
    return f"at(engine, {loss}, {p_t}).{field}"


def factor(p_t):
    return f"{at(FOCAL, p_t)} / {at(CE, p_t)}"


def easy_share(model, step=5):
    return f"100 * first.train[{step - 1}][{model}].easy"


def average_precision(model):
    """Of the figure's training, after its 40 steps: article.mjs leaves it there."""
    return f"(engine.precision_recall({model}, 1000000), engine.metrics({model}).average_precision)"


REGIMES, EXPERIMENT = ROOT / "docs/regimes.md", ROOT / "docs/experiment.md"
P_LARGE, P_SMALL = "engine.example('ce', true, Math.log1p(Math.exp(-3))).p_t", "1 - engine.example('ce', true, Math.log1p(Math.exp(-3))).p_t"
CE_LARGE = "engine.example('ce', true, Math.log1p(Math.exp(-3))).loss"

# A path in place of expressions: the number stands on that page, which says how it came about.
CLAIMS = [
    ("1-imbalance", "2.9 %", [share(CE)]),
    ("1-imbalance", "30.0000 : 1000.0000", [positives(CE), negatives(CE)]),
    ("1-imbalance", "100.15 : 1", [pulls(CE), "1"]),
    ("2-cross-entropy", "0.6931", [at(CE, 0.5)]),
    ("2-cross-entropy", "0.3010", [f"{at(CE, 0.5)} / Math.LN10"]),
    ("2-cross-entropy", "= 0.0498", [positives(CE, "p_t")]),
    ("2-cross-entropy", "= 0.9048", [negatives(CE, "p_t")]),
    ("2-cross-entropy", "$p = 0.9526$", [P_LARGE]),
    ("2-cross-entropy", "0.048587", [CE_LARGE]),
    ("3-p_t", "0.0498", [positives(CE, "p_t")]),
    ("3-p_t", "0.9048", [negatives(CE, "p_t")]),
    ("3-p_t", "0.9526", [P_LARGE]),
    ("3-p_t", "0.0474", [P_SMALL]),
    ("3-p_t", "0.048587", [CE_LARGE]),
    ("4-focal-loss", "0.25", ["0.25"]),  # the paper's α
    ("4-focal-loss", "| 0.1054 | 0.01 | 0.001054 |", [at(CE, 0.9), factor(0.9), at(FOCAL, 0.9)]),
    ("4-focal-loss", "| 2.303 | 0.81 | 1.865 |", [at(CE, 0.1), factor(0.1), at(FOCAL, 0.1)]),
    ("4-focal-loss", " 22 ", [f"{at(CE, 0.1)} / {at(CE, 0.9)}"]),
    ("4-focal-loss", " 1770 ", [f"10 * Math.round({at(FOCAL, 0.1)} / {at(FOCAL, 0.9)} / 10)"]),
    ("5-the-sum-finished", "p_t = 0.968$", ["at(engine, 'ce', 0.968).p_t"]),
    ("5-the-sum-finished", "0.01", [factor(0.9)]),
    ("5-the-sum-finished", "977", [f"1 / ({factor(0.968)})"]),
    ("5-the-sum-finished", "0.25", [factor(0.5)]),
    ("5-the-sum-finished", "p_t = 0.0498", [positives(CE, "p_t")]),
    ("5-the-sum-finished", "0.9029", [positives(FOCAL, "factor")]),
    ("5-the-sum-finished", "p_t = 0.9048", [negatives(CE, "p_t")]),
    ("5-the-sum-finished", "0.0091", [negatives(FOCAL, "factor")]),
    ("5-the-sum-finished", "| 30 : 1000 | 2.9 % | 100.15 : 1 |", [positives(CE), negatives(CE), share(CE), pulls(CE), "1"]),
    ("5-the-sum-finished", "| 27.09 : 9.06 | 74.9 % | 2.22 : 1 |", [positives(FOCAL), negatives(FOCAL), share(FOCAL), pulls(FOCAL), "1"]),
    ("5-the-sum-finished", "| 6.77 : 6.79 | 49.9 % | 6.65 : 1 |", [positives(ALPHA), negatives(ALPHA), share(ALPHA), pulls(ALPHA), "1"]),
    ("5-the-sum-finished", "0.75", [f"{negatives(ALPHA)} / {negatives(FOCAL)}"]),
    ("6-derivative", "0.25", [factor(0.5)]),
    ("6-derivative", "0.5966", [f"{at(FOCAL, 0.5, 'slope')} / {at(CE, 0.5, 'slope')}"]),
    ("6-derivative", "p_t < 0.2976", ["first.slope.crossing"]),
    ("6-derivative", "p_t < 0.0578", ["first.slope.steepest"]),
    ("7-in-training", "74.9 %", [easy_share(0)]),
    ("7-in-training", "27.4 %", [easy_share(1)]),
    ("7-in-training", "0.6258", [average_precision(0)]),
    ("7-in-training", "0.6245", [average_precision(1)]),
    ("7-in-training", "89 %", EXPERIMENT),
    ("7-in-training", "12 %", EXPERIMENT),
    ("8-when-it-does-not-help", "0.002", REGIMES),
    ("8-when-it-does-not-help", "0.004", REGIMES),
    ("8-when-it-does-not-help", "0.154", ["first.calibration.said"]),
    ("8-when-it-does-not-help", "α = 0.25", ["0.25"]),
    ("8-when-it-does-not-help", "\\alpha = 0.25", ["0.25"]),
    ("8-when-it-does-not-help", "75 %", ["100 * figures.calibration.numbers(engine, { gamma: 2, weighted: true, truth: 0.01 }).at_half"]),
    ("8-when-it-does-not-help", "0.01", [f"{at(CE, 0.99, 'slope')} * -1"]),
    ("8-when-it-does-not-help", "0.99", [f"{at(CE, 0.01, 'slope')} * -1"]),
    ("8-when-it-does-not-help", "46 %", EXPERIMENT),
]
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])")
LONG = re.compile(r"\d+\.\d{2,}")


def ask(what, sent=None):
    return json.loads(subprocess.run(["node", ROOT / "tests/docs/article.mjs", ROOT, ENGINES[0], what], input=json.dumps(sent),
                                     capture_output=True, text=True, check=True).stdout)


def sentences(page):
    """A page's text without its blocks of code: commands, and what is taken from the sources."""
    return re.sub(r"^```.*?^```|^<<<.*?$|^:::.*?$", "", page.read_text(), flags=re.DOTALL | re.MULTILINE)


def pages_and_table():
    names = sorted(path.stem for path in PAGES.glob("*.md") if not path.stem.endswith(".zh-CN"))
    check({page for page, *_ in CLAIMS} == set(names), f"the table has other pages than {names}")
    for name in names:
        for page in (PAGES / f"{name}.md", PAGES / f"{name}.zh-CN.md"):
            text = sentences(page)
            own = [claim for claim in CLAIMS if claim[0] == name]
            for _, fragment, given in own:
                check(fragment in text, f"{page.name}: “{fragment}” does not stand there; change CLAIMS with the text")
                if isinstance(given, pathlib.Path):
                    there = given.read_text()
                    number = NUMBER.search(fragment)[0]
                    check(re.search(rf"(?<![\d.]){re.escape(number)}(?! ?\d)", there), f"{page.name}: {given.name} knows no {number}")
            known = {number for _, fragment, _ in own for number in LONG.findall(fragment)}
            for number in sorted(set(LONG.findall(text)) - known):
                check(False, f"{page.name} says {number}, and CLAIMS does not know how the engine gives it")


def values():
    asked = [(page, number, expression) for page, fragment, given in CLAIMS if isinstance(given, list)
             for number, expression in zip(NUMBER.findall(fragment), given, strict=True)]
    for (page, number, expression), value in zip(asked, ask("claims", [expression for *_, expression in asked]), strict=True):
        decimals = len(number.partition(".")[2])
        check(f"{value:.{decimals}f}" == number, f"{page} says {number}; the engine gives {value} for {expression}")
    print(f"{len(asked)} numbers of the article are the engine's")


def differences(ours, theirs, place=""):
    if isinstance(ours, dict) and isinstance(theirs, dict) and ours.keys() == theirs.keys():
        for key in ours:
            yield from differences(ours[key], theirs[key], f"{place}.{key}")
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for i, (our, their) in enumerate(zip(ours, theirs)):
            yield from differences(our, their, f"{place}[{i}]")
    elif isinstance(ours, (int, float)) and isinstance(theirs, (int, float)):
        if abs(ours - theirs) > 1e-12 * max(1, abs(theirs)):
            yield f"figures/first: {place[1:]} is {ours}, the engine gives {theirs}"
    elif ours != theirs:
        yield f"figures/first: {place[1:]} is another kind of value than the engine gives"


pages_and_table()
if ENGINES:
    values()
    written = {path.stem: json.loads(path.read_text()) for path in (ROOT / "docs/.vitepress/theme/figures/first").glob("*.json")}
    wrong = list(differences(written, ask("first")))
    check(wrong == [], f"{wrong[:3]}; write them anew: node tests/docs/article.mjs . build/wasm/engine.wasm write")
else:
    print("no engine.wasm: the article's numbers are not computed anew")
if (SITE / "playground/engine.wasm").exists():
    import article_figures
    with tempfile.TemporaryDirectory() as folder:
        article_figures.try_all(SITE, folder)
print("the article has faults" if failures else "the article is in order")
sys.exit(bool(failures))
