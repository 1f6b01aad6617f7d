"""Compares what a probe answered with what is right, and looks for the mistake that was made."""

import math
from dataclasses import dataclass

from grader.wording import Answer, is_flag, near, words


@dataclass
class Verdict:
    """Of one question: the checks that are passed, and for what is not the smallest case, in words."""
    passed: list
    wrong: str = ""
    hint: dict = None  # {"en", "zh"}
    mistake: str = ""


def input_text(cases):
    """What a probe reads; a case's number in the list is its name."""
    lines = []
    for number, case in enumerate(cases):
        lines.append(f"case {number} {case.call} {len(case.inputs)}")
        lines += [tensor_text(each) for each in case.inputs]
    return ("\n".join(lines) + "\n").encode()


def tensor_text(tensor):
    shape, numbers = tensor
    return " ".join([str(len(shape)), *map(str, shape), *(repr(float(each)) for each in numbers)])


def read_answers(said, count):
    """By the case's number: the first that is said of it, and whole.  Whatever else a program writes counts for nothing."""
    answers, lines = {}, iter(said.decode(errors="replace").splitlines())
    for line in lines:
        words = line.split(" ", 3)
        try:
            number = int(words[1])
            if not 0 <= number < count or number in answers:
                continue
            if words[0] == "failed":
                answers[number] = Answer(failure=words[2], message=words[3].replace("\t", "\n") if len(words) > 3 else "")
            elif words[0] == "answer" and 0 <= int(words[2]) <= 16:
                answers[number] = Answer([read_tensor(next(lines)) for _ in range(int(words[2]))])
        except (IndexError, ValueError, StopIteration):
            continue
    return answers


def read_tensor(line):
    words = line.split()
    rank = int(words[0])
    if not 0 <= rank <= 8:
        raise ValueError
    shape, numbers = [int(each) for each in words[1:1 + rank]], [float(each) for each in words[1 + rank:]]
    if len(shape) != rank or len(numbers) != math.prod(shape):
        raise ValueError
    return [shape, numbers]


def equal(outputs, others, tolerance, absolute=0.0):
    """Whether all tensors have the same shapes and near numbers."""
    return outputs is not None and others is not None and len(outputs) == len(others) and all(
        a[0] == b[0] and all(near(x, y, tolerance, absolute) for x, y in zip(a[1], b[1])) for a, b in zip(outputs, others))


def judge(question, cases, answers, hints, calls):
    """cases: the question's, in the order of their numbers; answers: by number."""
    failed = [number for number, case in enumerate(cases) if number not in answers or not equal(answers[number].outputs, case.outputs, case.tolerance, case.absolute)]
    passed = [check for check in question.points if any(case.check == check for case in cases)
              and not any(cases[number].check == check for number in failed)]
    if not failed:
        return Verdict(passed)
    order = list(question.points)
    smallest = min(failed, key=lambda number: (cases[number].hidden, order.index(cases[number].check), cases[number].size, number))
    case, answer = cases[smallest], answers.get(smallest)
    mistake = known_mistake(cases, answers, failed)
    hint = hints.get(mistake) if mistake else general_hint(cases, answers, failed, smallest, calls)
    return Verdict(passed, words(case, answer, calls), hint, mistake)


def known_mistake(cases, answers, failed):
    """The stored mistake that agrees best: of the cases in which it or the answer fails, those with the same numbers.  Three of
    four must; a mistake written in another way may differ where there is nothing to compute."""
    names = sorted({name for number in failed for name in cases[number].mistakes})
    best, best_share = "", 0.75
    for name in names:
        either = {number for number, case in enumerate(cases) if name in case.mistakes} | set(failed)
        same = [number for number in failed if name in cases[number].mistakes and number in answers
                and alike(answers[number], cases[number].mistakes[name], cases[number])]
        if all(cases[number].mistakes[name] is None for number in same):
            continue  # anything may be thrown, so that alone says nothing
        if len(same) / len(either) > best_share or not best and len(same) / len(either) == best_share:
            best, best_share = name, len(same) / len(either)
    return best


def alike(answer, outputs, case):
    """Whether an answer is a mistake's: its numbers, or, where that has none (null), that something was thrown."""
    return answer.failure == "error" if outputs is None else equal(answer.outputs, outputs, 1e-7, case.absolute)


def ratios(cases, answers, failed):
    """wanted / got of every number that is wrong; empty where a shape is."""
    found = []
    for number in failed:
        got, case = answers.get(number, Answer()).outputs, cases[number]
        if got is None or [each[0] for each in got] != [each[0] for each in case.outputs]:
            return []
        found += [(x / y if y else math.inf, x, math.prod(case.inputs[0][0])) for a, b in zip(got, case.outputs) for x, y in zip(a[1], b[1])
                  if not near(x, y, case.tolerance, case.absolute)]
    return found


def general_hint(cases, answers, failed, smallest, calls):
    """What a ratio, or a NaN, usually comes from."""
    found = ratios(cases, answers, [number for number in failed if not is_flag(cases[number], calls)])
    if not found:
        return None
    if any(math.isnan(x) for _, x, _ in ratios(cases, answers, [smallest])):
        return {"en": "It is not a number: look for 0 · ∞, ∞ − ∞, 0 / 0, or the logarithm of something negative; large inputs overflow exp.",
                "zh": "结果不是数：检查 0 · ∞、∞ − ∞、0 / 0，或对负数取对数；输入很大时 exp 会溢出。"}
    for factor, hint in ((-1, {"en": "It has the opposite sign.", "zh": "符号相反。"}),
                         (2, {"en": "It is twice what it should be: is something counted two times?", "zh": "正好是正确值的两倍：是不是有一项算了两次？"}),
                         (0.5, {"en": "It is half of what it should be: is a factor 2 missing, or a term?", "zh": "正好是正确值的一半：是不是少了因子 2，或少了一项？"}),
                         (0, {"en": "It is 0: does anything arrive there?", "zh": "结果为 0：梯度传到这里了吗？"})):
        if all(near(ratio, factor, 1e-6) for ratio, _, _ in found) and (factor or all(cases[number].call.endswith("'") for number in failed)):
            return hint
    if all(n > 1 and near(ratio, n, 1e-6) for ratio, _, n in found):
        return {"en": "It is n times what it should be, n being the number of elements: a mean divides by n.", "zh": "正好是正确值的 n 倍（n 为元素个数）：平均值要除以 n。"}
    if all(n > 1 and near(ratio * n, 1, 1e-6) for ratio, _, n in found):
        return {"en": "It is one n-th of what it should be, n being the number of elements: is it divided by n where it should not be?",
                "zh": "正好是正确值的 1/n（n 为元素个数）：是不是不该除以 n？"}
    return None
