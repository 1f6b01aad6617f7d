"""A report, judged by what can be proved of it: its figures are those of results.csv, and its claim is what they allow.

report.md has fields in a list ("- seeds · …: 8") and a table with a row for each figure; results.csv has a row for each seed
and loss, and says in its column data whether they are of a file or of the built-in points.  What is written around them is for
a person.
"""

import csv
import math
import re
from pathlib import Path
from statistics import NormalDist, mean, stdev

from grader.judging import Verdict

FIGURES = ("AP", "F1", "MCC", "ECE")
FEWEST_SEEDS, FEWEST_DIGITS, LONGEST = 5, 3, 1 << 20
FIELDS = ("data", "seeds", "threshold", "claim")
CLAIMS = {"focal is better": 1, "focal 更好": 1, "ce is better": -1, "ce 更好": -1, "no difference was shown": 0, "未见差异": 0}


class Unreadable(Exception):
    """{"en", "zh"}: what is wrong with a file."""

    def __init__(self, en, zh):
        super().__init__(en)
        self.words = {"en": en, "zh": zh}


def judge(submission, question):
    """A Verdict; None where nothing was filled in."""
    fields, table = read_report(text_of(submission, question.file))
    if not any(fields.values()) and not any(cell for row in table.values() for cell in row):
        return None
    try:
        ce, focal = read_results(submission)
    except Unreadable as mistake:
        return Verdict([], mistake.words)
    passed, wrong, hint = [], None, None
    for check in question.points:
        found = CHECKS[check](fields, table, ce, focal)
        if found is None:
            passed.append(check)
        elif wrong is None:
            wrong, hint = found
    return Verdict(passed, wrong or "", hint)


def text_of(submission, name):
    """Raises OSError: it is no plain file of the submission's own, or too long for one that a person reads."""
    path = Path(submission).resolve() / name
    if path.resolve() != path or not path.is_file() or path.stat().st_size > LONGEST:
        raise OSError
    return path.read_text(encoding="utf-8-sig")


def read_report(text):
    """(fields by the first word of their names, cells of the table's rows by figure)."""
    fields, table = dict.fromkeys(FIELDS, ""), {}
    for line in text.splitlines():
        field = re.match(r"\s*[-*]\s+(\w+)[^:：]*[:：](.*)$", line)
        if field and field.group(1) in fields:
            fields[field.group(1)] = field.group(2).strip().strip("`*\"“”.。")
        row = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.strip().startswith("|") and row[0] in FIGURES:
            table[row[0]] = row[1:]
    return fields, table


def read_results(submission):
    """Of each loss the figures by name, each a list in the order of the seeds.  Raises Unreadable."""
    try:
        rows = list(csv.DictReader(text_of(submission, "results.csv").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise Unreadable("results.csv cannot be read beside report.md; ./run show A5 FILE.csv LABEL writes it",
                         "无法读取 report.md 旁边的 results.csv；它由 ./run show A5 文件.csv 标签列 写出") from None
    if any(row.get("data") == "built-in" for row in rows):
        raise Unreadable("results.csv is of the built-in points; the report is to be of data of your own: ./run show A5 FILE.csv LABEL",
                         "results.csv 来自内置的点；报告要用你自己的数据：./run show A5 文件.csv 标签列")
    by_loss = {"ce": {}, "focal": {}}
    for number, row in enumerate(rows, 2):
        try:
            values = {name: float(row[name.lower()]) for name in FIGURES}
            if row["loss"] not in by_loss or row["seed"] in by_loss[row["loss"]] or not all(-1 <= value <= 1 for value in values.values()):
                raise ValueError
        except (KeyError, TypeError, ValueError):
            raise Unreadable(f"results.csv:{number}: a row wants a seed, a loss (ce or focal, each once a seed), and numbers from −1 to 1 for ap, f1, mcc, ece",
                             f"results.csv:{number}：一行要有种子、损失（ce 或 focal，每个种子各一次），以及 ap、f1、mcc、ece，各在 −1 到 1 之间") from None
        by_loss[row["loss"]][row["seed"]] = values
    if not rows or set(by_loss["ce"]) != set(by_loss["focal"]):
        raise Unreadable("results.csv: ce and focal do not have the same seeds, so there are no pairs", "results.csv：ce 和 focal 的种子不同，无法配对")
    return tuple({name: [by_loss[loss][seed][name] for seed in by_loss["ce"]] for name in FIGURES} for loss in ("ce", "focal"))


# --- figures ---

def student_t(degrees, inside=0.95):
    """The t with P(|T| ≤ t) = inside, by halving; the probability by the finite sums of Abramowitz and Stegun, 26.7.3 and 26.7.4."""
    def probability(t):
        angle = math.atan(t / math.sqrt(degrees))
        term = total = math.cos(angle) if degrees % 2 else 1.0
        for k in range(3 if degrees % 2 else 2, degrees - 1, 2):
            term *= math.cos(angle) ** 2 * (k - 1) / k
            total += term
        if degrees == 1:
            return 2 * angle / math.pi
        return 2 / math.pi * (angle + math.sin(angle) * total) if degrees % 2 else math.sin(angle) * total
    low, high = 0.0, 13.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if probability(middle) < inside else (low, middle)
    return (low + high) / 2


def differences(ce, focal):
    return [b - a for a, b in zip(ce, focal)]


def around(middle, half):
    return middle - half, middle + half


def paired(ce, focal):
    less = differences(ce, focal)
    return around(mean(less), student_t(len(less) - 1) * stdev(less) / math.sqrt(len(less)))


def other_intervals(ce, focal):
    """((low, high), hint) of what is often stated in its place."""
    less, n = differences(ce, focal), len(ce)
    t, normal = student_t(n - 1), NormalDist().inv_cdf(0.975)
    apart = math.sqrt((stdev(ce) ** 2 + stdev(focal) ** 2) / n)
    for factor in (t, normal, student_t(2 * n - 2)):
        yield around(mean(less), factor * apart), {"en": "This is the interval of two separate means. The seeds are the same on both sides: it is of the differences.",
                                                   "zh": "这是两个独立均值的区间。两边的种子相同，应当用差的区间。"}
    yield around(mean(less), normal * stdev(less) / math.sqrt(n)), {"en": "1.96 is the normal distribution's point; of few seeds it is Student's.",
                                                                    "zh": "1.96 是正态分布的分位点；种子较少时要用学生 t 分布。"}
    yield around(mean(less), t * stdev(less) / n * math.sqrt((n - 1))), {"en": "The variance is divided by n; around a mean of the same seeds it is n − 1.",
                                                                        "zh": "方差除以了 n；均值来自同一批种子，应除以 n − 1。"}
    yield around(mean(less), stdev(less)), {"en": "This is the mean ± the deviation of one seed, not an interval of the mean.",
                                            "zh": "这是均值 ± 单个种子的标准差，不是均值的区间。"}


def as_stated(text, value):
    """Whether a number as written is this one rounded to as many digits, three at least."""
    found = re.fullmatch(r"[+\-−]?\d*\.(\d+)", text.replace(" ", ""))
    if not found or len(found.group(1)) < FEWEST_DIGITS:
        return False
    return abs(float(text.replace(" ", "").replace("−", "-")) - value) <= 0.5001 * 10 ** -len(found.group(1)) + 1e-12


def both(en, zh, hint=None):
    return {"en": en, "zh": zh}, hint


# --- checks: None, or (words, hint) ---

def check_seeds(fields, _table, ce, _focal):
    count = len(ce["AP"])
    if count < FEWEST_SEEDS:
        return both(f"results.csv has {count} seeds; {FEWEST_SEEDS} are the fewest", f"results.csv 只有 {count} 个种子，至少要 {FEWEST_SEEDS} 个")
    if fields["seeds"] != str(count):
        return both(f"seeds is “{fields['seeds']}”; results.csv has {count}", f"种子数写的是“{fields['seeds']}”，results.csv 中有 {count} 个")
    return None


def cells(table, figure):
    return (table.get(figure, []) + [""] * 5)[:5]


def differing(figure, column, text, value):
    """What is said of a cell: it is wrong, or it has too few digits."""
    if re.fullmatch(r"[+\-−]?\d*(\.\d{0,2})?", text.replace(" ", "")) and text:
        return both(f"{figure}, {column}: {text} has fewer than {FEWEST_DIGITS} digits after the point", f"{figure}，{column}：{text} 的小数不足 {FEWEST_DIGITS} 位")
    return both(f"{figure}, {column}: the table says “{text}”, results.csv gives {value:.4f}", f"{figure}，{column}：表中为“{text}”，由 results.csv 算出 {value:.4f}")


def check_figures(_fields, table, ce, focal):
    for figure in FIGURES:
        stated = cells(table, figure)
        values = mean(ce[figure]), mean(focal[figure]), mean(differences(ce[figure], focal[figure]))
        for column, text, value in zip(("ce", "focal", "focal − ce"), stated, values):
            if not as_stated(text, value):
                turned = column == "focal − ce" and as_stated(text, -value)
                return (*differing(figure, column, text, value)[:1],
                        {"en": "The difference is focal − ce, not ce − focal.", "zh": "差是 focal − ce，不是 ce − focal。"} if turned else None)
    return None


def check_interval(_fields, table, ce, focal):
    if len(ce["AP"]) < 2:
        return both("one seed has no interval", "一个种子没有区间")
    for figure in FIGURES:
        stated = cells(table, figure)[3:]
        for column, text, value in zip(("low", "high"), stated, paired(ce[figure], focal[figure])):
            if not as_stated(text, value):
                known = (hint for ends, hint in other_intervals(ce[figure], focal[figure]) if all(map(as_stated, stated, ends)))
                return differing(figure, column, text, value)[0], next(known, None)
    return None


def check_claim(fields, _table, ce, focal):
    claim = CLAIMS.get(re.sub(r"\s+", " ", fields["claim"]).casefold())
    if claim is None:
        return both(f"the claim is “{fields['claim']}”; it is one of: focal is better, ce is better, no difference was shown",
                    f"结论写的是“{fields['claim']}”，应为：focal 更好、ce 更好、未见差异 之一")
    if len(ce["AP"]) < 2:
        return both("one seed allows no claim", "一个种子不能支持任何结论")
    low, high = paired(ce["AP"], focal["AP"])
    shown = 1 if low > 0 else -1 if high < 0 else 0
    if claim == shown:
        return None
    if shown == 0:
        hint = {"en": "The interval holds 0: these seeds do not show which is better, whichever mean is larger.",
                "zh": "区间包含 0：无论哪个均值更大，这些种子都不能说明哪个更好。"}
    else:
        hint = {"en": "The whole interval of focal − ce lies on one side of 0; look at which.", "zh": "focal − ce 的整个区间在 0 的一侧，看看是哪一侧。"}
    return both(f"the interval of AP's difference is {low:.4f} to {high:.4f}; it does not say “{fields['claim']}”",
                f"AP 之差的区间是 {low:.4f} 到 {high:.4f}，它不支持“{fields['claim']}”", hint)


def check_threshold(fields, _table, _ce, _focal):
    origin = fields["threshold"].lower()
    if origin in ("validation", "验证", "验证集"):
        return None
    hint = {"en": "A threshold that was chosen on the test part makes F1 and MCC look better than they will be.",
            "zh": "在测试部分上选阈值，会让 F1 和 MCC 看起来比实际更好。"} if origin in ("test", "测试", "测试集") else None
    return both(f"the threshold is said to come from “{fields['threshold']}”; the comparison chooses it on validation",
                f"阈值写的是选自“{fields['threshold']}”；比较时它应选自 validation", hint)


CHECKS = {"seeds": check_seeds, "figures": check_figures, "interval": check_interval, "claim": check_claim, "threshold": check_threshold}
