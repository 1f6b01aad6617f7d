"""The gallery shows the mistakes that are stored, as the grader sees them.

usage: gallery_test.py SOURCE_FOLDER
"""

import re
import sys
import unittest
from pathlib import Path

ROOT = Path(sys.argv.pop(1)).resolve()
sys.path.insert(0, str(ROOT / "examples/course"))

from grader.questions import assignments
from kit.casting import mistakes
from kit.gallery import ISSUE, beside, pages, plain, result_of

EVERY = assignments(ROOT / "examples/course")


class Gallery(unittest.TestCase):
    def test_the_pages_are_up_to_date(self):
        for name, text in pages(EVERY).items():
            path = ROOT / "docs/course" / name
            self.assertTrue(path.exists() and path.read_text() == text, f"{name} is old; ./run course gallery writes it anew")

    def test_every_mistake_with_an_issue_is_there_once(self):
        for text in pages(EVERY).values():
            shown = re.findall(r"`\./run course mistake (.*)`", text)
            public = [name for each in EVERY for name, (head, _) in mistakes(each).items() if ISSUE.search(head.get("source", ""))]
            self.assertEqual(sorted(shown), sorted(public))

    def test_the_grader_says_what_the_mistake_is_to_lose(self):
        for each in EVERY:
            for name, (head, _) in mistakes(each).items():
                question = next(one for one in each.questions if one.id == head["question"])
                result = result_of(each, question, name, head)
                lost = [check for check in question.points if check not in result.passed]
                self.assertEqual(lost, [check for check in question.points if check in re.split(r", *", head["loses"])], name)
                self.assertIn(result.status, ("wrong", head.get("status")), name)

    def test_code_stands_beside_code(self):
        self.assertEqual(beside("  a\n  b;\n", "    a\n    c;\n    d;\n"), "  a\n- b;\n+ c;\n+ d;")
        self.assertEqual(plain("p_t, *x*, [n]"), r"p_t, \*x\*, \[n\]")


if __name__ == "__main__":
    unittest.main()
