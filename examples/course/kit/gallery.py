"""The gallery: mistakes that were made in public, beside what the grader says to them and the lines that are right.

Its pages are made from what is stored (mistakes/, cases.json, the library), without a build.
"""

import contextlib
import difflib
import io
import re
import textwrap

from grader.grading import Result
from grader.judging import judge
from grader.questions import read_cases
from grader.regions import content, region_of
from grader.showing import Voice, print_table
from grader.wording import Answer
from kit.casting import mistakes
from kit.release import source_of, without_marks

ISSUE = re.compile(r"\b([\w.-]+/[\w.-]+)#(\d+)\b")
PAGES = {"en": "gallery.md", "zh": "gallery.zh-CN.md"}


def result_of(assignment, question, name, head):
    """What the grader says to a mistake, by the numbers that are stored of it."""
    cases = [case for case in read_cases(assignment.folder / "cases.json")[0] if case.question == question.id]
    thrown = Answer(failure="error", message="…")  # what is kept of it is that it was thrown
    answers = {number: Answer(outputs) if (outputs := case.mistakes.get(name, case.outputs)) else thrown for number, case in enumerate(cases)}
    verdict = judge(question, cases, answers, {}, assignment.calls)
    lost = [check.strip() for check in head["loses"].split(",")]
    passed = [check for check in question.points if check not in lost]
    # Where it ends early nothing is stored, and which case comes first is not known here.
    words = verdict.wrong if verdict.wrong and verdict.passed == passed else None
    return Result(question, head.get("status", "wrong"), sum(question.points[check] for check in passed), words,
                  {"en": head["hint"], "zh": head["提示"]}, name, passed=passed)


def said(result, say):
    """As ./run grade prints it, but for the sum below."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        print_table([result], say, "./run grade")
    return "\n".join(line.rstrip() for line in printed.getvalue().splitlines()[:-1])


def beside(wrong, right):
    """Both pieces of code as one: - is the mistake's, + the library's."""
    wrong, right = (textwrap.dedent(code).strip("\n").splitlines() for code in (wrong, right))
    lines = []
    for kind, i, j, k, l in difflib.SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes():
        if kind == "equal":
            lines += ["  " + line for line in wrong[i:j]]
        else:
            lines += ["- " + line for line in wrong[i:j]] + ["+ " + line for line in right[k:l]]
    return "\n".join(line.rstrip() for line in lines)


def plain(text):
    """For a heading: nothing in it is a mark of Markdown's."""
    return re.sub(r"([\\`*<\[\]|])", r"\\\1", text)


def entries(assignment):
    """(question, name, head, wrong lines, issues) of the mistakes with a public source."""
    for question in assignment.questions:
        for name, (head, lines) in mistakes(assignment).items():
            issues = ISSUE.findall(head.get("source", ""))
            if head.get("question") == question.id and issues:
                yield question, name, head, lines, issues


def entry(assignment, question, name, head, lines, issues, say):
    text = source_of(question.file).read_text()
    right = without_marks(content(text, region_of(text, question.file, question.id)), ())
    title = name.removeprefix(question.id + "-").replace("-", " ")
    links = say(", ", "、").join(f"[{repository}#{number}](https://github.com/{repository}/issues/{number})" for repository, number in issues)
    parts = [
        f"### {question.id} {plain(say.of(question.title))}{say(': ', '：')}{title}",
        say(f"Seen in {links}; here in `{question.file}`:", f"见 {links}；在本库中位于 `{question.file}`："),
        f"```diff\n{beside(lines, right)}\n```",
        say("The grader says", "评分程序的输出"),
        f"```\n{said(result_of(assignment, question, name, head), say)}\n```",
        say(f"Run it: `./run course mistake {name}`", f"运行：`./run course mistake {name}`"),
    ]
    return "\n\n".join(parts)


def page(every, language):
    say = Voice(language, colour=False)
    found = [(assignment, list(entries(assignment))) for assignment in every]
    count = sum(len(of_it) for _, of_it in found)
    parts = [
        say("# A gallery of mistakes", "# 错误陈列室"),
        say("[简体中文](gallery.zh-CN.md)", "[English](gallery.md)"),
        say(f"Mistakes that stood in public code ({count} so far): the issue where each was found is linked, the code is this project's own, with the "
            "mistake put into the library. A line with `-` is the mistake's, one with `+` the library's. Below it stands what the grader says to a "
            "student who makes the same mistake: the points by check, the smallest case that fails, and a hint. The command puts the mistake into a "
            "copy of the library, builds it, and runs its tests.",
            f"曾经出现在公开代码里的错误，目前收了 {count} 个。每个都附有发现它的 issue 链接；代码由本项目自己写成，是把同样的错误放进本库的结果。"
            "以 `-` 开头的是出错的行，以 `+` 开头的是库里正确的行。下面是犯同样错误的学生会看到的评分输出：每项检查的得分、出错的最小用例和一条提示。"
            "最后的命令会把这个错误放进库的副本，编译并运行它的测试。"),
        say("The fixes are answers to the [assignments](overview.md): solve a question first, then look here.",
            "修正后的代码就是[作业](overview.zh-CN.md)的答案：请先自己做题，再来看这里。"),
    ]
    for assignment, of_it in found:
        if of_it:
            parts.append(f"## {assignment.id} {plain(say.of(assignment.title))}")
            parts += [entry(assignment, *each, say) for each in of_it]
    return "\n\n".join([*parts, "<!-- made by ./run course gallery -->"]) + "\n"


def pages(every):
    """file -> text, for docs/course."""
    return {file: page(every, language) for language, file in PAGES.items()}
