"""What the systems that collect grades read."""

import json
import os
from pathlib import Path
from xml.sax.saxutils import quoteattr

from grader.showing import details


def write_whole(path, text):
    """Beside it and renamed, so that nobody reads half of it."""
    beside = Path(f"{path}.part")
    beside.write_text(text)
    os.replace(beside, path)


def gradescope(results, waiting, say, note=""):
    """Gradescope's results.json: a test a question, no score of the whole, which is their sum.  waiting: questions that were not
    graded yet; they stand there with 0, so that the maximum is the same whatever happens next.  note: of the whole."""
    tests = []
    for result in results:
        question = result.question
        tests.append({"name": f"{question.id} {say.of(question.title)}", "number": question.id, "score": result.points, "max_score": question.most,
                      "status": "passed" if result.status == "right" else "failed", "visibility": "visible",
                      "output": "\n".join([say.status(result.status), *details(result, say)])})
    for question in waiting:
        tests.append({"name": f"{question.id} {say.of(question.title)}", "number": question.id, "score": 0, "max_score": question.most,
                      "status": "failed", "visibility": "visible", "output": say("not graded", "没有评分")})
    return json.dumps({"output": note, "tests": tests} if note else {"tests": tests}, ensure_ascii=False, indent=1) + "\n"


def junit(results, say):
    """A testcase a question; points are properties."""
    cases = []
    for result in results:
        question, body = result.question, [f"<property name=\"points\" value=\"{result.points:g}\"/><property name=\"most\" value=\"{result.question.most}\"/>"]
        case = f'<testcase classname="{question.assignment}" name={quoteattr(question.id + " " + say.of(question.title))}><properties>{"".join(body)}</properties>'
        if result.status in ("not written", "waiting"):
            case += f"<skipped message={quoteattr(say.status(result.status))}/>"
        elif result.status != "right":
            case += f"<failure message={quoteattr(say.status(result.status))}>{escaped(chr(10).join(details(result, say)))}</failure>"
        cases.append(case + "</testcase>")
    wrong = sum(result.status not in ("right", "not written", "waiting") for result in results)
    skipped = sum(result.status in ("not written", "waiting") for result in results)
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites><testsuite name="course" tests="{len(results)}" failures="{wrong}" skipped="{skipped}">\n'
            + "\n".join(cases) + "\n</testsuite></testsuites>\n")


def escaped(text):
    """For XML, which has no way to write a control character."""
    kept = "".join(each for each in text if each >= " " or each in "\n\t")
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def github(results, say):
    """The notice that GitHub Classroom reads, and the summary of the step, where GITHUB_STEP_SUMMARY names its file."""
    got, most = sum(result.points for result in results), sum(result.question.most for result in results)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        rows = [f"| {result.question.id} {say.of(result.question.title)} | {say.status(result.status)} | {result.points:g}/{result.question.most} |"
                for result in results]
        with open(summary, "a", encoding="utf-8") as file:
            file.write("\n".join([say("| question | status | points |", "| 题目 | 状态 | 分数 |"), "| --- | --- | --- |", *rows, "", f"**{got:g}/{most}**", ""]))
    return f"::notice title=Autograding report::{json.dumps({'totalPoints': got, 'maxPoints': most})}"


def autolab(results):
    """Autolab's last line: scores by question."""
    return json.dumps({"scores": {result.question.id: result.points for result in results}})
