"""The kit's parts without a compiler: marks, answers, words, hints, files for grading systems, pictures, leaks.

usage: parts_test.py COURSE_FOLDER
"""

import json
import os
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

sys.path.insert(0, str(Path(sys.argv.pop(1)).resolve()))

from grader.compiler import first_error, hint_of
from grader.drawing import read as read_pictures, ticks
from grader.formats import autolab, github, gradescope, junit
from grader.grading import Result
from grader.judging import general_hint, judge, read_answers
from grader.jail import Outcome
from grader.questions import Assignment, Case, Question, chosen
from grader.regions import Mistake, content, indented, regions, replaced, same
from grader.showing import Voice, details, print_table
from grader.wording import Answer
from kit.leaks import formulas, leaks, telling

SOURCE = "int f() {\n  // [A1.1]\n  return 1;\n  // [/A1.1]\n}\n// [A1.2]\n// [/A1.2]\n"
QUESTION = Question("A1.1", {"en": "exp", "zh": "exp"}, "", "a.cpp", "", {"value": 1, "derivative": 2})
ENGLISH, CHINESE = Voice("en", False), Voice("zh", False)


def number(x):
    return [[], [x]]


def case(check, x, y, **more):
    return Case("A1.1", check, "exp" if check == "value" else "exp'", [number(x)], [number(y)], **more)


class Marks(unittest.TestCase):
    def test_regions(self):
        found = regions(SOURCE, "a.cpp")
        self.assertEqual(content(SOURCE, found["A1.1"]), "  return 1;\n")
        self.assertEqual(content(SOURCE, found["A1.2"]), "")
        self.assertEqual(replaced(SOURCE, {"A1.1": "  return 2;", "A1.2": "int g;"}, "a.cpp"),
                         SOURCE.replace("return 1", "return 2").replace("// [A1.2]\n", "// [A1.2]\nint g;\n"))

    def test_what_is_wrong_is_said(self):
        for text, says in ((SOURCE.replace("  // [/A1.1]\n", ""), "a.cpp:5: // [A1.2] stands within A1.1"),
                           (SOURCE.replace("// [/A1.2]\n", ""), "a.cpp:6: // [A1.2] is not closed"),
                           (SOURCE.replace("[A1.2]", "[A1.1]").replace("[/A1.2]", "[/A1.1]"), "a.cpp:6: // [A1.1] is there twice"),
                           (SOURCE.replace("  // [A1.1]\n", ""), "a.cpp:3: // [/A1.1] closes what is not open")):
            with self.assertRaises(Mistake) as raised:
                regions(text, "a.cpp")
            self.assertIn(says, str(raised.exception))

    def test_code_is_compared_without_space_and_comments(self):
        self.assertTrue(same("return  1; // one\n", "\n  return 1;"))
        self.assertFalse(same("return 1;", "return 2;"))
        self.assertEqual(indented("a\n\n  b\n", "    c"), "    a\n\n      b\n")


class Judging(unittest.TestCase):
    cases = [case("value", 0.0, 1.0), case("value", 1.0, 2.0), case("derivative", 2.0, 4.0, mistakes={"twice": [number(8.0)], "minus": [number(-4.0)]})]
    calls = {"exp": {"in": ["x"], "out": ["y"]}}

    def judged(self, *values):
        answers = {place: Answer([number(value)]) for place, value in enumerate(values) if value is not None}
        return judge(QUESTION, self.cases, answers, {"twice": {"en": "two", "zh": "二"}}, self.calls)

    def test_right(self):
        self.assertEqual(self.judged(1.0, 2.0 + 1e-9, 4.0).passed, ["value", "derivative"])

    def test_a_check_is_passed_or_not(self):
        verdict = self.judged(1.0, 2.0, 8.0)
        self.assertEqual((verdict.passed, verdict.mistake, verdict.hint["en"]), (["value"], "twice", "two"))
        self.assertEqual(verdict.wrong["en"], "exp': x = 2: the gradient of x is 8, it should be 4 (ratio 2)")

    def test_the_smallest_case_is_said(self):
        self.assertTrue(self.judged(3.0, 3.0, 3.0).wrong["en"].startswith("exp: x = 0: y is 3, it should be 1"))

    def test_no_answer_is_wrong(self):
        self.assertEqual(self.judged(None, 2.0, 4.0).passed, ["derivative"])
        self.assertIn("no answer came", self.judged(None, 2.0, 4.0).wrong["en"])

    def test_near_is_said_with_digits_enough(self):
        self.assertIn("y is 1.00001, it should be 1.00000 (relative error 1e-05)", self.judged(1.00001, 2.0, 4.0).wrong["en"])

    def test_not_a_number(self):
        verdict = self.judged(1.0, 2.0, float("nan"))
        self.assertIn("is nan", verdict.wrong["en"])
        self.assertIn("not a number", verdict.hint["en"])

    def test_ratios(self):
        for factor, says in ((-1, "opposite sign"), (2, "twice"), (0.5, "half"), (0, "It is 0")):
            answers = {place: Answer([number(each.outputs[0][1][0] * factor)]) for place, each in enumerate(self.cases)}
            failed = [0, 1, 2] if factor else [2]  # a value may well be 0
            self.assertIn(says, general_hint(self.cases, answers, failed, failed[0], self.calls)["en"])

    def test_a_flag_is_yes_or_no(self):
        calls = {"refused": {"in": ["x"], "out": [{"en": "whether it threw", "zh": "是否抛出了异常"}]}}
        cases = [Case("A1.1", "value", "refused", [number(2.0)], [number(1.0)])]
        verdict = judge(QUESTION, cases, {0: Answer([number(0.0)])}, {}, calls)
        self.assertEqual((verdict.wrong["en"], verdict.wrong["zh"], verdict.hint),
                         ("refused: x = 2: whether it threw: no, it should be yes", "refused：x = 2：是否抛出了异常：否，应为是", None))

    def test_a_mistake_is_known_where_a_case_has_nothing_to_compute(self):
        cases = [case("value", float(x), 1.0, mistakes={"off": [number(2.0)]} if x else {}) for x in range(5)]
        answers = {place: Answer([number(2.0 if place else float("nan"))]) for place in range(5)}
        self.assertEqual(judge(QUESTION, cases, answers, {"off": {"en": "o", "zh": "o"}}, self.calls).mistake, "off")

    def test_numbers_read_back(self):
        self.assertIn("x = 0.999999999999:", judge(QUESTION, [case("value", 1 - 1e-12, 1.0)], {0: Answer([number(2.0)])}, {}, self.calls).wrong["en"])

    def test_a_hidden_case_is_not_shown(self):
        hidden = [case("value", 0.125, 1.0, hidden=True)]
        verdict = judge(QUESTION, hidden, {0: Answer([number(7.0)])}, {}, self.calls)
        self.assertNotIn("0.125", verdict.wrong["en"] + verdict.wrong["zh"])
        self.assertIn("hidden", verdict.wrong["en"])

    def test_shapes(self):
        verdict = judge(QUESTION, self.cases, {0: Answer([[[2], [1.0, 1.0]]]), 1: Answer([number(2.0)]), 2: Answer([number(4.0)])}, {}, self.calls)
        self.assertIn("y has the shape (2), it should be ()", verdict.wrong["en"])


class Answers(unittest.TestCase):
    def test_what_is_not_of_the_form_counts_for_nothing(self):
        said = b"answer 0 1\n0 2.5\nnonsense\nanswer 0 1\n0 9\nanswer 7 1\n0 1\nanswer 1 1\n2 2 2 1 2 3\nfailed 2 error it\tbroke\nanswer 3 99\nanswer x 1\n\xff\xfe\nanswer 4 1\n"
        answers = read_answers(said, 6)
        self.assertEqual(answers[0].outputs, [number(2.5)])
        self.assertEqual((answers[2].failure, answers[2].message), ("error", "it\nbroke"))
        self.assertEqual(sorted(answers), [0, 2])

    def test_infinities_are_numbers(self):
        self.assertEqual(read_answers(b"answer 0 1\n1 2 inf -inf\n", 1)[0].outputs, [[[2], [float("inf"), float("-inf")]]])


class Compiler(unittest.TestCase):
    def test_the_first_error_without_the_systems_headers(self):
        said = ("In file included from /usr/include/a.h:1,\n                 from b.hpp:2:\na.cpp: In function f:\na.cpp:3:4: error: no ;\n    3 | x\n      | ^\n"
                "/usr/include/c++/12/x:9: note: candidate\n    9 | template\na.cpp:5:1: error: second\n")
        self.assertEqual(first_error(said, Outcome(0, 1, False, b"", b"")), "a.cpp:3:4: error: no ;\n    3 | x\n      | ^")

    def test_a_hint(self):
        self.assertIn("where(condition", hint_of("a.cpp:3: error: could not convert x from Mask to bool", True)["en"])
        self.assertIsNone(hint_of("a.cpp:3: error: could not convert x from Mask to bool", False))


class Formats(unittest.TestCase):
    results = [Result(QUESTION, "right", 3, passed=["value", "derivative"]),
               Result(Question("A1.2", {"en": "<&>", "zh": "乘"}, "", "", "", {"value": 4}), "does not compile", said="a.cpp:1: error: \x1b <x>")]

    def test_gradescope_has_no_score_of_the_whole(self):
        read = json.loads(gradescope(self.results[:1], [self.results[1].question], ENGLISH))
        self.assertEqual([(each["score"], each["max_score"]) for each in read["tests"]], [(3, 3), (0, 4)])
        self.assertEqual(list(read), ["tests"])
        self.assertTrue(all(each["visibility"] == "visible" for each in read["tests"]))

    def test_junit_is_xml_whatever_was_printed(self):
        suite = xml.fromstring(junit(self.results, ENGLISH)).find("testsuite")
        self.assertEqual((suite.get("tests"), suite.get("failures")), ("2", "1"))
        self.assertIn("error:  <x>", suite.findall("testcase")[1].find("failure").text)

    def test_github(self):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["GITHUB_STEP_SUMMARY"] = folder + "/summary.md"
            said = github(self.results, ENGLISH)
            del os.environ["GITHUB_STEP_SUMMARY"]
            self.assertIn("| A1.1 exp | right | 3/3 |", Path(folder, "summary.md").read_text())
        self.assertEqual(said, '::notice title=Autograding report::{"totalPoints": 3, "maxPoints": 7}')

    def test_autolab(self):
        self.assertEqual(json.loads(autolab(self.results)), {"scores": {"A1.1": 3, "A1.2": 0}})


class Words(unittest.TestCase):
    def test_table(self):
        import contextlib
        import io
        for say, pieces in ((ENGLISH, ("A1.1  exp", "3 of 7 points, 1 of 2 questions right", "again: ./run grade A1.2")),
                            (CHINESE, ("正确", "3 / 7 分，2 题中 1 题正确", "单独运行：./run grade A1.2"))):
            with contextlib.redirect_stdout(io.StringIO()) as said:
                print_table(Formats.results, say, "./run grade")
            for piece in pieces:
                self.assertIn(piece, said.getvalue())

    def test_no_more_than_ten_lines_of_a_compiler(self):
        result = Result(QUESTION, "does not compile", said="\n".join(map(str, range(100))))
        self.assertEqual(len(details(result, ENGLISH)), 10)

    def test_unknown_questions_are_named(self):
        every = [Assignment("A1", {}, 1, {}, [QUESTION], Path("A1"))]
        self.assertEqual(chosen(every, ["A1"]), [QUESTION])
        with self.assertRaises(ValueError) as raised:
            chosen(every, ["A9"])
        self.assertIn("there is no A9; there are A1 (A1.1 to A1.1)", str(raised.exception))


class Pictures(unittest.TestCase):
    def test_read(self):
        plain, pictures = read_pictures("one\npicture p A <title>\naxes x | y\ncurve c\n0 0\n1 nan\n2 4\ncells k\n0 0 1\n1 1 2\nend\ntwo\nsvg q\n<svg/>\nend".split("\n"))
        self.assertEqual(plain, ["one", "two"])
        self.assertEqual(pictures["q"], "<svg/>\n")
        root = xml.fromstring(pictures["p"])
        self.assertEqual(root.find("{*}title").text, "A <title>")

    def test_ticks_are_round(self):
        self.assertEqual(ticks(0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1])
        self.assertEqual(ticks(-13, 31), [-10, 0, 10, 20, 30])


class Leaks(unittest.TestCase):
    body = '  return f<"f", "y = x * x;  dx = g * 2 * x">(line);  // a square\n}\n'

    def test_pieces(self):
        self.assertEqual(list(formulas(self.body)), ["y=x*x", "dx=g*2*x"])
        self.assertEqual(list(telling(self.body)), ['returnf<"f","y=x*x;dx=g*2*x">(line)'])

    def test_found_wherever_it_stands(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("a.md", "one has dx = g * 2 * x; so\n"), ("b.cpp", "// dx = g * 2 * x * y\n"),
                               ("c.cpp", 'return  f<"f", "y = x * x;  dx = g * 2 * x">( line );\n')):
                Path(folder, name).write_text(text)
            found = leaks(folder, [("A1.1", self.body)])
        self.assertEqual(sorted({each.split(":")[0] for each in found}), ["a.md", "c.cpp"])


unittest.main()
