"""What the judge of a report says: to a right one, to the untouched template, and to what is often stated in place of what is so.

usage: report_test.py COURSE_FOLDER
"""

import math
import os
import re
import sys
import tempfile
import unittest
from pathlib import Path
from statistics import mean, stdev

COURSE = Path(sys.argv.pop(1)).resolve()
sys.path.insert(0, str(COURSE))

from grader.grading import Grader
from grader.questions import assignment
from grader.report import as_stated, student_t

TEMPLATE = (COURSE / "A5" / "report.md").read_text()
QUESTION = next(each for each in assignment(COURSE / "A5").questions if each.kind == "report")
# Six seeds that differ much, and whose differences do little: paired, focal is better; by two separate means nothing is shown.
CE = {"AP": [.41, .62, .55, .70, .48, .66], "F1": [.40, .61, .50, .66, .47, .60], "MCC": [.38, .60, .49, .65, .45, .59], "ECE": [.02, .03, .01, .02, .03, .02]}
LESS = {"AP": [.02, .03, .01, .02, .02, .03], "F1": [.02, -.03, .01, -.02, .02, 0], "MCC": [.01, -.02, .01, -.01, .02, 0], "ECE": [.05, .04, .06, .05, .04, .05]}
FOCAL = {name: [a + b for a, b in zip(CE[name], LESS[name])] for name in CE}
T5 = 2.570581835636314  # of 5 degrees


def results(ce=None, focal=None, seeds=6):
    lines = ["seed,loss,threshold,ap,f1,mcc,ece"]
    for seed in range(seeds):
        for loss, side in (("ce", ce or CE), ("focal", focal or FOCAL)):
            lines.append(",".join(map(str, [seed + 1, loss, 0.3, *(side[name][seed] for name in CE)])))
    return "\n".join(lines) + "\n"


def interval(name):
    half = T5 * stdev(LESS[name]) / math.sqrt(6)
    return mean(LESS[name]) - half, mean(LESS[name]) + half


def report(seeds="6", threshold="validation", claim="focal is better", intervals=interval, sign=1):
    text = TEMPLATE
    for field, value in (("data", "mine.csv"), ("seeds", seeds), ("threshold", threshold), ("claim", claim)):
        text = re.sub(rf"^(- {field}\b.*:)$", rf"\1 {value}", text, flags=re.M)
    for name in CE:
        numbers = [mean(CE[name]), mean(FOCAL[name]), sign * mean(LESS[name]), *intervals(name)]
        text = re.sub(rf"^\| {name} .*$", f"| {name} | " + " | ".join(f"{each:.4f}" for each in numbers) + " |", text, flags=re.M)
    return text


def graded(text, table=None):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "report.md").write_text(text)
        if table is not None:
            (Path(folder) / "results.csv").write_text(table)
        return Grader(type("NoBase", (), {"assignments": []}), None, [], {}).grade(folder, QUESTION)


class Reports(unittest.TestCase):
    def lost(self, result, *checks):
        self.assertEqual([check for check in QUESTION.points if check not in result.passed], list(checks), result.words)
        self.assertEqual(result.points, QUESTION.most - sum(QUESTION.points[check] for check in checks))

    def test_a_right_one(self):
        for claim in ("focal is better", "focal 更好", "Focal is better."):
            result = graded(report(claim=claim), results())
            self.assertEqual((result.status, result.points), ("right", QUESTION.most), result.words)
        self.lost(graded(report().replace("-0.0", "−0.0"), results()))

    def test_the_template_is_not_written(self):
        self.assertEqual((graded(TEMPLATE).status, graded(TEMPLATE, results()).points), ("not written", 0))

    def test_files_that_are_not_there_or_not_readable(self):
        self.assertIn("cannot be read beside report.md", graded(report()).words["en"])
        for table, says in ((results().replace("0.41", "0,41"), "results.csv:2"), (results() + "1,ce,0.3,0.1,0.1,0.1,0.1\n", "results.csv:14"),
                            (results().replace("focal,", "fl,"), "results.csv:3"), (results().replace("0.41", "nan"), "results.csv:2"),
                            (results().rsplit("\n", 2)[0] + "\n", "the same seeds"), ("", "the same seeds"), (results().replace("ap", "auc"), "results.csv:2")):
            result = graded(report(), table)
            self.assertEqual((result.status, result.points), ("wrong", 0))
            self.assertIn(says, result.words["en"])
        table = results().splitlines()
        for data, status in (("built-in", "wrong"), ("file", "right")):
            self.assertEqual(graded(report(), "\n".join(["data," + table[0], *(f"{data},{row}" for row in table[1:])])).status, status)
        with tempfile.TemporaryDirectory() as folder:
            os.mkfifo(Path(folder) / "report.md")
            self.assertEqual(Grader(type("NoBase", (), {"assignments": []}), None, [], {}).grade(folder, QUESTION).status, "marks are missing")

    def test_seeds(self):
        self.lost(graded(report(seeds="8"), results()), "seeds")
        few = graded(report(seeds="4"), results(seeds=4))
        self.assertIn("4 seeds; 5 are the fewest", few.words["en"])
        self.assertEqual(graded(report(seeds="1"), results(seeds=1)).passed, ["threshold"])

    def test_figures(self):
        self.lost(graded(report().replace(f"{mean(CE['F1']):.4f}", "0.7000"), results()), "figures")
        self.assertIn("focal − ce, not ce − focal", graded(report(sign=-1), results()).hint["en"])
        self.assertIn("fewer than 3 digits", graded(report().replace(f"{mean(CE['AP']):.4f}", "0.57"), results()).words["en"])

    def test_intervals_in_place_of_the_paired_one(self):
        def around(half):
            return lambda name: (mean(LESS[name]) - half(name), mean(LESS[name]) + half(name))
        apart = lambda name: math.sqrt((stdev(CE[name]) ** 2 + stdev(FOCAL[name]) ** 2) / 6)
        for half, hint in ((lambda name: T5 * apart(name), "two separate means"), (lambda name: 1.959964 * apart(name), "two separate means"),
                           (lambda name: 1.959964 * stdev(LESS[name]) / math.sqrt(6), "Student's"), (lambda name: stdev(LESS[name]), "the deviation of one seed"),
                           (lambda name: T5 * stdev(LESS[name]) * math.sqrt(5 / 6) / math.sqrt(6), "n − 1")):
            result = graded(report(intervals=around(half)), results())
            self.lost(result, "interval")
            self.assertIn(hint, result.hint["en"])

    def test_claims(self):
        self.lost(graded(report(claim="no difference was shown"), results()), "claim")
        self.assertIn("one of:", graded(report(claim="focal is much better"), results()).words["en"])
        turned = graded(report(claim="focal is better"), results(ce=FOCAL, focal=CE))
        self.assertNotIn("claim", turned.passed)
        none = {**FOCAL, "AP": [a + b for a, b in zip(CE["AP"], [.05, -.04, .03, -.05, .04, .02])]}
        undecided = graded(with_ap(none["AP"]), results(focal=none))
        self.lost(undecided, "claim")
        self.assertIn("holds 0", undecided.hint["en"])

    def test_thresholds(self):
        self.lost(graded(report(threshold="test"), results()), "threshold")
        self.assertIn("look better", graded(report(threshold="test"), results()).hint["en"])
        self.lost(graded(report(threshold="验证集"), results()))

    def test_numbers(self):
        for degrees, t in ((1, 12.706204736), (2, 4.302652730), (4, 2.776445105), (5, T5), (9, 2.262157163), (30, 2.042272456)):
            self.assertAlmostEqual(student_t(degrees), t, 8)
        self.assertTrue(as_stated("+0.123", 0.1234) and as_stated("−0.1235", -0.12345) and not as_stated("0.12", 0.12) and not as_stated("0.124", 0.1234))


def with_ap(focal):
    """A report whose row of AP is right for these of focal loss; it claims that this one is better."""
    less = [b - a for a, b in zip(CE["AP"], focal)]
    half = T5 * stdev(less) / math.sqrt(6)
    numbers = [mean(CE["AP"]), mean(focal), mean(less), mean(less) - half, mean(less) + half]
    return re.sub(r"^\| AP .*$", "| AP | " + " | ".join(f"{each:.4f}" for each in numbers) + " |", report(), flags=re.M)


if __name__ == "__main__":
    unittest.main()
