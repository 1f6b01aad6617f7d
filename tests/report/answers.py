"""The page answers its reader: sliders, pointers and keys on charts, the choice of losses."""

import re

from checks import check

LEFT, RIGHT = "\ue012", "\ue014"  # the arrow keys
TIPS = {"en": {"differences": r"focal\S+ minus ce\|[+−]?0\.\d+\|95 % interval", "loss": r"step \d+\|running mean .*\|batches", "sources": r"step \d+\|positives \d+\u00a0%\|hard",
               "histogram": r"p_t 0\.\d+ – .*%", "threshold": r"threshold 0\.\d+\|F1 0\.\d+\|recall", "loss_curves": r"p_t, probability of the true class 0\.\d+\|loss", "plane": r"p [01]", "ranking": r"recall 0\.\d+\|precision", "calibration": r"95 % interval 0\.\d+ – .*\d+ examples",
               "cumulative": "share of their loss",
               "focal_curve": r"gamma \d.*\|p_t", "cumulative_by_gamma": r"gamma \d.*\|share of the positives", "alpha_gamma": r"alpha 0\.\d+\|gamma \d.*\|average precision 0\.\d",
               "prior_start": r"(with the prior start|without)\|step \d+(\.5)?\|loss"},
        "zh": {"differences": r"focal\S+ 减 ce\|.*95 % 区间", "loss": "第 .*步.滑动平均", "sources": "正样本 .*易分负样本", "histogram": "样本.p_t", "ranking": "召回率 .*精确率",
               "calibration": "95 % 区间 .*个样本", "cumulative": "占该类总损失的比例", "focal_curve": r"\|p_t，真实类别的概率 0", "alpha_gamma": "平均精度 AP 0",
               "prior_start": "先验初始化.步数"}}


def speak(browser, language):
    browser.click(f"label:has(#{language})")


def sliders(browser, path):
    browser.open(path, 1200)
    charts = lambda name: browser.run("return document.querySelector(`[data-charts=${arguments[0]}]`).innerHTML", name)
    said = lambda: browser.run("return [...document.querySelectorAll('[data-slider] output')].map((output) => output.textContent)")
    found = lambda: browser.run("return document.querySelector('[data-found=histogram]').textContent")
    histogram, plane, before, sentence = charts("histogram"), charts("plane"), said(), found()
    browser.press("#step-sure", LEFT + LEFT)
    check(said() != before and len(set(said())) == 1, f"the keyboard moves the sliders: {before} to {said()}")
    check(charts("histogram") != histogram and charts("plane") != plane, "the slider moves both kinds of chart")
    check(found() != sentence, "and what is said of them")
    browser.run("""const slider = document.querySelector("#step-plane");
        slider.value = 0; slider.dispatchEvent(new Event("input"))""")
    check(said() == ["0", "0"], f"the other slider goes to the start: {said()}")
    check(browser.run("return document.querySelector('#step-sure').getAttribute('aria-valuetext')") == "step 0", "its value is said")


def tips(browser, path, wanted):
    """Every kind of chart answers a hovering reader, in words of its language."""
    for language, words in wanted.items():
        browser.open(path, 1200)
        speak(browser, language)
        for name, pattern in words.items():
            chart = f"[data-charts={name}] .chart"
            tip = lambda k=0: browser.run("""const tip = document.querySelectorAll(arguments[0])[arguments[1]]?.querySelector("[aria-label=tip]");
                return tip ? [...tip.querySelectorAll("tspan")].map((line) => line.textContent.replace(/\\u200b/g, "")).join("|") : ''""", chart, k)
            for x, y in ((0, 0), (20, 10), (-30, 40), (-60, -60), (90, -90)):
                browser.point(chart, x, y)
                if tip():
                    break
            check(re.search(pattern, tip()), f"{path}, {language}: {name} says {tip()!r} when pointed at, wanted {pattern!r}")
            if name in ("loss", "sources"):
                check(tip(1).split("|")[0] == tip().split("|")[0] != "", f"{name}: one crosshair over all, {tip(1)!r} beside {tip()!r}")
    # By the keyboard, and said aloud.
    browser.open(path, 1200)
    browser.run("document.querySelector('[data-charts=loss] .chart').focus()")
    said = lambda: browser.run("return document.querySelector('#said').textContent")
    browser.press("[data-charts=loss] .chart", RIGHT)
    browser.settle()
    first = said()
    browser.press("[data-charts=loss] .chart", RIGHT * 4)
    browser.settle()
    check(re.search(r"step \d+", first) and said() != first, f"arrow keys move over a chart: {first!r} to {said()!r}")


def choice_of_losses(browser, path):
    browser.open(path, 1200)
    captions = lambda: browser.run("return [...document.querySelectorAll('[data-charts=loss] figcaption')].map((said) => said.textContent)")
    options = browser.run("return [...document.querySelector('#shown-1').options].map((option) => option.text)")
    check(len(options) == 17 and captions() == ["ce", "focal:gamma=2"], f"two of {len(options)} losses are shown: {captions()}")
    browser.press("#shown-1", "poly")
    check(captions() == ["ce", "poly1"], f"another one is chosen by the keyboard: {captions()}")
    check("poly1" in browser.run("return document.querySelector('[data-found=ranking]').textContent"), "and spoken of")
    browser.run("const choice = document.querySelector('#shown-1'); choice.value = 0; choice.dispatchEvent(new Event('change'))")
    check(captions() == ["poly1", "ce"], f"the same one twice: they change places: {captions()}")
