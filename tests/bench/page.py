"""Puts what bench.py measured into docs/performance.md and its translation.

A run's tables stand between the marks <!-- bench: PROCESSOR, KERNELS --> and <!-- /bench -->; a run on the same
processor with the same kernels takes the place of the last one, another comes after those that are there.
"""

import pathlib

PAGES = ["performance.md", "performance.zh-CN.md"]
END = "<!-- /bench -->\n"
# Each text in English and in Chinese.
NAMES = {"focalgrad": ("focalgrad", "本库"), "over-xtensor": ("over xtensor", "只用 xtensor"), "by-hand": ("by hand", "手写"),
         "libtorch": ("libtorch", "libtorch"), "pytorch": ("PyTorch", "PyTorch"), "adolc": ("ADOL-C", "ADOL-C"),
         "stan": ("Stan Math", "Stan Math")}
OTHERS = ["over-xtensor", "by-hand", "libtorch", "pytorch"]
CHAIN_COLUMNS = ["focalgrad", "by-hand", "adolc", "stan"]
TITLES = {"focal/1000000": ("focal loss of 10⁶ logits", "10⁶ 个 logit 的 focal loss"),
          "chain/10000": ("10 000 scalar operations", "10 000 次标量运算")}
for network in ("2-16-1/32", "2-32-32-1/64", "20-64-64-1/256", "30-64-1/4096", "784-256-128-10/128"):
    widths, batch = network.split("/")
    TITLES[network] = (f"{widths}, batch {batch}", f"{widths}，每批 {batch}")
OF_MEMORY = "2-32-32-1/64"
ABOUT = ("{processor}, one thread, {compiler}, OpenBLAS with its {kernels} kernels, {date}, medians of {rounds} rounds:",
         "{processor}，单线程，{compiler}，OpenBLAS 用 {kernels} 的内核，{date}，{rounds} 轮的中位数：")
STEP, OURS = ("a step", "一步"), ("focalgrad, µs", "本库，µs")
OVER = ("{} ÷ ours", "{} ÷ 本库")
AIM = ("aim", "目标")
CHAIN = ("a chain of this many operations, ns each", "一条链的运算次数，每次 ns")
MEMORY = ("Memory: {:.1f} MiB after 1 000 steps of {}, {:.1f} MiB after 100 000 more.",
          "内存：{1} 训练 1 000 步之后 {0:.1f} MiB，再训练 100 000 步之后 {2:.1f} MiB。")


def rows(cells, left):
    """A table of Markdown: the first row is its head, and as many columns as `left` are set to the left."""
    marks = ["---"] * left + ["--:"] * (len(cells[0]) - left)
    return "".join("| " + " | ".join(row) + " |\n" for row in [cells[0], marks, *cells[1:]])


def micro(seconds):
    """Microseconds with four digits."""
    return f"{seconds * 1e6:.4g}" if seconds < 9.9995e-3 else f"{seconds * 1e6:.0f}"


def steps(run, language):
    """Our time of a step, theirs over ours, and what is aimed at against libtorch."""
    there = [name for name in OTHERS if any(name in times for _, _, times, _, _ in run["rows"])]
    cells = [[STEP[language], "", OURS[language], *(OVER[language].format(NAMES[name][language]) for name in there),
              AIM[language]]]
    last = None
    for work, number_type, times, ratios, aim in run["rows"]:
        over = [f"{ratios[name]:.2f}" if name in ratios else "" for name in there]
        cells.append(["" if work == last else TITLES[work][language], number_type, micro(times["focalgrad"]), *over,
                      aim])
        last = work
    return rows(cells, 2)


def chains(run, language):
    names = [name for name in CHAIN_COLUMNS if name in next(iter(run["chains"].values()))]
    cells = [[CHAIN[language], *(NAMES[name][language] for name in names)]]
    for length, took in run["chains"].items():
        cells.append([f"{length:,}".replace(",", " "), *(f"{took[name]:.1f}" for name in names)])
    return rows(cells, 1)


def block(run, language):
    parts = [ABOUT[language].format(**run), steps(run, language), chains(run, language)]
    if run["memory"]:
        before, after = (size / 2**20 for size in run["memory"])
        parts.append(MEMORY[language].format(before, TITLES[OF_MEMORY][language], after))
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def put(text, key, made):
    """The page with the tables of `key` replaced, or added after the last ones."""
    mark = f"<!-- bench: {key} -->\n"
    begin = text.find(mark)
    if begin < 0:
        after = text.rindex(END) + len(END)
        return text[:after] + "\n" + mark + "\n" + made + "\n" + END + text[after:]
    end = text.index(END, begin)
    return text[:begin] + mark + "\n" + made + "\n" + text[end:]


def write(folder, run):
    key = f"{run['processor']}, {run['kernels']}"
    for language, name in enumerate(PAGES):
        path = pathlib.Path(folder) / name
        path.write_text(put(path.read_text(encoding="utf-8"), key, block(run, language)), encoding="utf-8")
        print(f"written: docs/{name}")
