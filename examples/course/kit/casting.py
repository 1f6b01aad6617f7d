"""Cases: the inputs that an assignment's cases.py names, with the outputs of the library and of every known mistake."""

import importlib.util
import random
import re
import tempfile
from pathlib import Path

from grader.building import DoesNotCompile
from grader.judging import equal, read_answers
from grader.questions import Case


def module_of(assignment):
    spec = importlib.util.spec_from_file_location(f"cases_of_{assignment.id}", assignment.folder / "cases.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def mistakes(assignment):
    """name -> (fields of its head, lines), for every file in mistakes/."""
    found = {}
    for path in sorted((assignment.folder / "mistakes").glob("*.cpp")):
        text = path.read_text()
        head = dict(re.findall(r"^// ([\w提示]+): (.*)$", text, re.M))
        body = "".join(line for line in text.splitlines(keepends=True) if not re.match(r"// (question|source|loses|hint|提示|status): ", line))
        found[path.stem] = head, body
    return found


def outputs(grader, reference, question, lines, cases):
    """What the reference gives with these lines in place of the question's; None where there is no answer."""
    with tempfile.TemporaryDirectory(prefix="cases-") as folder:
        work = Path(folder).resolve()
        main = f"course/{question.assignment}/probe.cpp"
        program = grader.program(reference, {question.id: lines} if lines is not None else {}, main, work)
        ended = grader.run(program, cases, work)
    answers = read_answers(ended.answers, len(cases))
    return [answers[number].outputs if number in answers else None for number in range(len(cases))], ended, answers


def cast(grader, reference, assignment, seed, only=None, say=lambda text: None, with_mistakes=True):
    """(cases, hints) of an assignment, or of some of its questions."""
    module, every, hints = module_of(assignment), [], {}
    for question in assignment.questions:
        if question.kind != "code" or (only and question.id not in only):
            continue
        cases = [Case(question.id, **each) for each in module.cases(question.id, random.Random(f"{seed} {question.id}"))]
        right, ended, answers = outputs(grader, reference, question, None, cases)
        for case, output, number in zip(cases, right, range(len(cases))):
            if output is None:
                why = answers[number].message if number in answers else ended.output.decode(errors="replace")[-500:] or "it ended"
                raise RuntimeError(f"{question.id}: the library itself gives no output for {case.call}: {why}")
            case.outputs = output
        for name, (head, lines) in mistakes(assignment).items():
            if head.get("question") != question.id or not with_mistakes:
                continue
            hints[name] = {"en": head["hint"], "zh": head["提示"]}
            try:
                wrong, _, answers = outputs(grader, reference, question, lines, cases)
            except DoesNotCompile as error:
                raise RuntimeError(f"{assignment.id}/mistakes/{name}.cpp does not compile:\n{error}") from error
            for number, (case, output) in enumerate(zip(cases, wrong)):
                threw = number in answers and answers[number].failure == "error"
                if threw or (output is not None and not equal(output, case.outputs, case.tolerance, case.absolute)):
                    case.mistakes[name] = output
        say(f"{question.id}: {len(cases)} cases, {sum(head.get('question') == question.id for head, _ in mistakes(assignment).values())} mistakes")
        every += cases
    return every, hints
