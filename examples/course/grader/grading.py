"""A submission's questions, one by one: each is built and run alone, so that what is wrong with one costs no other."""

import hashlib
import signal
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from grader import report
from grader.building import DoesNotCompile
from grader.compiler import hint_of
from grader.judging import input_text, judge, read_answers
from grader.regions import Mistake, content, region_of, same
from grader.wording import given_words

SECONDS, MEMORY = 5, 1 << 30  # of processor time, and bytes, for all cases of a question


@dataclass
class Result:
    """Of one question.  words, hint: {"en", "zh"} or None; said: what a tool or the program printed."""
    question: object
    status: str
    points: float = 0
    words: dict = None
    hint: dict = None
    mistake: str = ""
    said: str = ""
    passed: list = field(default_factory=list)
    came_to: str = ""  # another question, which is not written


class Grader:
    """base: what stands around a student's lines; cases, hints: of every question, public and hidden.

    whole: the submission's own tree is the base, with nothing written in it (grader/own_tree.py), so that a question also
    gets the student's lines of those that it needs, and of the other assignments.
    """

    def __init__(self, base, jail, cases, hints, whole=False, seconds=SECONDS):
        self.base, self.jail, self.hints, self.whole, self.seconds = base, jail, hints, whole, seconds
        self.cases = {}
        for case in sorted(cases, key=lambda each: each.hidden):
            self.cases.setdefault(case.question, []).append(case)
        self.questions = {question.id: question for each in base.assignments for question in each.questions}
        self.calls = {each.id: each.calls for each in base.assignments}
        self.kept, self.asking = {}, set()

    def grade(self, submission, question):
        """A Result.  The same lines are not tried twice."""
        if question.kind == "report":
            return self._report(submission, question)
        try:
            lines = self._lines(submission, question)
        except (Mistake, OSError, UnicodeDecodeError) as mistake:
            words = str(mistake) if isinstance(mistake, Mistake) else f"{question.file}: it cannot be read; put the file back"
            return Result(question, "marks are missing", words={"en": words, "zh": words})
        if not lines.strip() or same(lines, question.stub):
            return Result(question, "not written")
        if not self.whole:
            return self._kept(submission, question, {question.id: lines})
        for need in question.needs:
            if self.grade(submission, self.questions[need]).status != "right":
                return Result(question, "waiting",
                              words={"en": f"its tests use {need}, which is not right yet", "zh": f"它的测试要用到 {need}，而 {need} 还不对"})
        written = self.written(submission)
        spliced = {each for each in written if self.questions[each].assignment != question.assignment} | {question.id} | self._all_needs(question)
        while True:
            result = self._kept(submission, question, {each: written[each] for each in spliced})
            # Its lines may use what another question is about, where that is right.
            came_to = self.questions.get(result.came_to)
            if came_to is None or came_to.id in spliced or came_to.id in self.asking or came_to.id not in written:
                return result
            self.asking.add(question.id)
            right = self.grade(submission, came_to).status == "right"
            self.asking.discard(question.id)
            if not right:
                return result
            spliced |= {came_to.id} | self._all_needs(came_to)

    def _kept(self, submission, question, spliced):
        key = hashlib.sha256(repr((question.id, sorted(spliced.items()))).encode()).hexdigest()
        if key not in self.kept:
            self.kept[key] = self._tried(submission, question, spliced)
        return self.kept[key]

    def _report(self, submission, question):
        try:
            verdict = report.judge(submission, question)
        except (OSError, UnicodeDecodeError):
            words = {"en": f"{question.file}: it cannot be read; put the file back", "zh": f"{question.file}：无法读取，请放回该文件"}
            return Result(question, "marks are missing", words=words)
        if verdict is None:
            return Result(question, "not written")
        return Result(question, "wrong" if verdict.wrong else "right", sum(question.points[check] for check in verdict.passed), verdict.wrong or None,
                      verdict.hint, passed=verdict.passed)

    def _lines(self, submission, question):
        path = Path(submission).resolve() / question.file
        if path.resolve() != path:  # it may lead to what has the answer
            raise Mistake(f"{question.file}: it is a link, or lies behind one; hand in the file itself")
        text = path.read_text()
        return content(text, region_of(text, question.file, question.id))

    def _all_needs(self, question):
        return set(question.needs).union(*(self._all_needs(self.questions[need]) for need in question.needs))

    def written(self, submission):
        """The lines of every question that has some of its own, and its marks."""
        found = {}
        for question in self.questions.values():
            try:
                lines = self._lines(submission, question) if question.kind == "code" else ""
            except (Mistake, OSError, UnicodeDecodeError):
                continue
            if lines.strip() and not same(lines, question.stub):
                found[question.id] = lines
        return found

    def program(self, submission, spliced, main, work):
        """The program of a source with main(), with the submission's lines in it.  Raises DoesNotCompile."""
        by_file = {}
        for each, lines in spliced.items():
            by_file.setdefault(self.questions[each].file, {})[each] = lines
        self.jail.own(work)
        def compiled(source):
            return self.base.compile(source, self.base.variant(source, by_file[source], submission), self.jail, work,
                                     quoted=(Path(submission) / source).read_text())
        objects = [compiled(source) for source in sorted(by_file) if source != main]
        if main in by_file:
            objects.append(compiled(main))
        elif main in self.base.commands:
            objects.append(self.base.object_of(main))
        else:
            objects.append(self.base.compile(Path(main).name, (Path(submission) / main).read_text(), self.jail, work))
        return self.base.link(objects, work / "program", self.jail, work)

    def run(self, program, cases, work):
        return self.jail.run([program], work, data=input_text(cases), channel=True, seconds=self.seconds, memory=MEMORY)

    def _tried(self, submission, question, spliced):
        cases = self.cases.get(question.id, [])
        result = Result(question, "wrong")
        with tempfile.TemporaryDirectory(prefix="grade-") as folder:
            work = Path(folder).resolve()
            try:
                program = self.program(submission, spliced, f"course/{question.assignment}/probe.cpp", work)
            except DoesNotCompile as error:
                result.status, result.said = "does not compile", str(error)
                result.hint = hint_of(result.said, question.file.startswith(("autograd/operators/", "losses/")))
                others = {self.questions[each].file for each in spliced if self.questions[each].assignment != question.assignment}
                if error.source in others - {question.file}:
                    result.status, result.words = "waiting", {"en": f"{error.source} does not compile", "zh": f"{error.source} 无法编译"}
                return result
            ended = self.run(program, cases, work)
        answers = read_answers(ended.answers, len(cases))
        result.said = ended.output.decode(errors="replace")[-2000:]
        verdict = judge(question, cases, answers, self.hints, self.calls[question.assignment])
        result.passed, result.words, result.hint, result.mistake = verdict.passed, verdict.wrong, verdict.hint, verdict.mistake
        result.points = sum(question.points[check] for check in verdict.passed)
        unanswered = next((number for number in range(len(cases)) if number not in answers), None)
        if any(each.failure == "unfinished" for each in answers.values()) and not verdict.passed:
            said = next(each.message for each in answers.values() if each.failure == "unfinished")
            result.status, result.points, result.passed = "not written", 0, []
            result.words, result.hint = {"en": said, "zh": said.replace(" is not written yet", " 还没有写")}, None
            other = said.split(" ")[0]
            if other != question.id:
                result.status, result.came_to = "waiting", other
                result.words = {"en": f"it came to what {other} asks for, which is not written, or which its tests should not need",
                                "zh": f"运行到了 {other} 要写的地方：它还没有写，或者这道题本不该用到它"}
        elif not verdict.wrong and unanswered is None:
            result.status = "right"
        elif unanswered is not None:
            self._ended_early(result, ended, cases[unanswered])
        elif all(each.failure == "memory" for number, each in answers.items() if each.failure) and any(each.failure for each in answers.values()):
            result.status = "too much memory"
        return result

    def _ended_early(self, result, ended, case):
        """The cases come in order, so the first without an answer is the one at which the program ended."""
        at = {"en": case.call, "zh": case.call} if case.hidden else given_words(case, self.calls[result.question.assignment])
        if ended.late:
            result.status, why = "too slow", {"en": "it waits for something that does not come", "zh": "程序在等待，一直没有结束"}
        elif ended.signal in (signal.SIGXCPU, signal.SIGKILL):
            result.status = "too slow"
            why = {"en": f"it was stopped after {self.seconds} s of processor time", "zh": f"用满 {self.seconds} 秒处理器时间后被中止"}
        elif ended.signal:
            result.status = "crashes"
            meant = {signal.SIGSEGV: ("an index out of range, or a function that calls itself without end", "下标越界，或函数无休止地调用自身"),
                     signal.SIGABRT: ("abort() was called, or an exception left a destructor", "调用了 abort()，或析构函数抛出了异常"),
                     signal.SIGFPE: ("a whole number was divided by 0", "整数除以 0")}.get(ended.signal, ("", ""))
            name = signal.Signals(ended.signal).name if ended.signal in list(signal.Signals) else str(ended.signal)
            why = {"en": f"{name}" + (f": {meant[0]}" if meant[0] else ""), "zh": f"{name}" + (f"：{meant[1]}" if meant[1] else "")}
        else:
            result.status = "crashes"
            why = {"en": f"it ended by itself (exit code {ended.code}) before it had answered", "zh": f"程序没有给出答案就自行退出（退出码 {ended.code}）"}
        result.words = {"en": f"{at['en']}: {why['en']}", "zh": f"{at['zh']}：{why['zh']}"}
        result.hint = None
