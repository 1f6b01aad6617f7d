"""Compares what a probe answered with what is right, and says the smallest difference in words."""

import math
from dataclasses import dataclass


@dataclass
class Answer:
    """What came for a case: tensors, or why there are none."""
    outputs: list = None
    failure: str = ""  # unfinished, memory or error
    message: str = ""


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


def near(one, other, tolerance, absolute=0.0):
    """Numbers whose difference is small for their size, or in itself."""
    if math.isnan(one) or math.isnan(other):
        return math.isnan(one) and math.isnan(other)
    if math.isinf(one) or math.isinf(other):
        return one == other
    return abs(one - other) <= tolerance * max(abs(one), abs(other)) + absolute


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
    hint = hints.get(mistake) if mistake else general_hint(cases, answers, failed)
    return Verdict(passed, words(case, answer, calls), hint, mistake)


def known_mistake(cases, answers, failed):
    """The stored mistake whose numbers are these in every case that failed, and which fails in no other."""
    names = sorted({name for number in failed for name in cases[number].mistakes})
    for name in names:
        fails = [number for number, case in enumerate(cases) if name in case.mistakes]
        if fails == failed and all(number in answers and alike(answers[number], cases[number].mistakes[name], cases[number]) for number in failed):
            return name
    return ""


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


def general_hint(cases, answers, failed):
    """What a ratio, or a NaN, usually comes from."""
    found = ratios(cases, answers, failed)
    if not found:
        return None
    if any(math.isnan(x) for _, x, _ in found):
        return {"en": "It is not a number: look for 0 · ∞, ∞ − ∞, 0 / 0, or the logarithm of something negative; large inputs overflow exp.",
                "zh": "结果不是数：检查 0 · ∞、∞ − ∞、0 / 0，或对负数取对数；输入很大时 exp 会溢出。"}
    for factor, hint in ((-1, {"en": "It has the opposite sign.", "zh": "符号相反。"}),
                         (2, {"en": "It is twice what it should be: is something counted two times?", "zh": "正好是正确值的两倍：是不是有一项算了两次？"}),
                         (0.5, {"en": "It is half of what it should be: is a factor 2 missing, or a term?", "zh": "正好是正确值的一半：是不是少了因子 2，或少了一项？"}),
                         (0, {"en": "It is 0: does anything arrive there?", "zh": "结果为 0：梯度传到这里了吗？"})):
        if all(near(ratio, factor, 1e-6) for ratio, _, _ in found):
            return hint
    if all(n > 1 and near(ratio, n, 1e-6) for ratio, _, n in found):
        return {"en": "It is n times what it should be, n being the number of elements: a mean divides by n.", "zh": "正好是正确值的 n 倍（n 为元素个数）：平均值要除以 n。"}
    if all(n > 1 and near(ratio * n, 1, 1e-6) for ratio, _, n in found):
        return {"en": "It is one n-th of what it should be, n being the number of elements: is it divided by n where it should not be?",
                "zh": "正好是正确值的 1/n（n 为元素个数）：是不是不该除以 n？"}
    return None


# --- in words ---

def shape_text(shape):
    return "(" + ", ".join(map(str, shape)) + ")"


def digits(*numbers):
    """As many that the numbers, where they differ, look different: three at least."""
    for count in (3, 4, 5, 6, 8, 10, 12, 15, 17):
        texts = [f"{each:.{count}g}" for each in numbers]
        if len(set(texts)) == len(set(numbers)):
            return texts
    return [repr(each) for each in numbers]


def tensor_words(tensor):
    """[1, 2] up to eight numbers, in nested brackets; the rest as dots."""
    shape, numbers = tensor
    if not shape:
        return f"{numbers[0]:.6g}"
    if len(numbers) > 12:
        return "[" + ", ".join(f"{each:.4g}" for each in numbers[:6]) + ", …]"
    def nested(shape, numbers):
        if len(shape) == 1:
            return "[" + ", ".join(f"{each:.6g}" for each in numbers) + "]"
        step = len(numbers) // shape[0] if shape[0] else 0
        return "[" + ", ".join(nested(shape[1:], numbers[i * step:(i + 1) * step]) for i in range(shape[0])) + "]"
    return nested(shape, numbers)


def names_of(call, calls):
    """(of the inputs, of the outputs).  exp' is the gradient of exp, exp'' the second (course/probe.hpp)."""
    function = call.rstrip("'")
    order, named = len(call) - len(function), calls.get(function, {"in": [], "out": []})
    if order == 0:
        return named["in"], named["out"]
    return [*named["in"], "g"], [("the gradient of " if order == 1 else "the second gradient of ") + each for each in named["in"]]


def input_words(case, calls):
    names, _ = names_of(case.call, calls)
    said = []
    for place, tensor in enumerate(case.inputs):
        name = names[place] if place < len(names) else f"input {place + 1}"
        said.append(f"{name} {shape_text(tensor[0])} = {tensor_words(tensor)}" if tensor[0] else f"{name} = {tensor_words(tensor)}")
    return f"{case.call}: " + ", ".join(said)


def words(case, answer, calls):
    """{"en", "zh"}: the case, and the first number of it that is wrong."""
    if case.hidden:
        return {"en": f"all public cases are right; a hidden case of the same kind ({case.call}) is not: try other sizes, other numbers, larger ones",
                "zh": f"公开的测试用例全部正确，但同类的隐藏用例（{case.call}）有错：试试别的形状、别的数、更大的数"}
    given = input_words(case, calls)
    both = lambda en, zh: {"en": f"{given}: {en}", "zh": f"{given}：{zh}"}
    if answer is None:
        return both("no answer came", "没有答案")
    if answer.failure:
        return both(f"it threw “{answer.message}”", f"抛出了异常“{answer.message}”")
    _, names = names_of(case.call, calls)
    if len(answer.outputs) != len(case.outputs):
        return both(f"{len(answer.outputs)} results came in place of {len(case.outputs)}", f"得到 {len(answer.outputs)} 个结果，应为 {len(case.outputs)} 个")
    for place, (got, wanted) in enumerate(zip(answer.outputs, case.outputs)):
        name = names[place] if place < len(names) else f"result {place + 1}"
        if got[0] != wanted[0]:
            return both(f"{name} has the shape {shape_text(got[0])}, it should be {shape_text(wanted[0])}",
                        f"{name} 的形状是 {shape_text(got[0])}，应为 {shape_text(wanted[0])}")
        for at, (x, y) in enumerate(zip(got[1], wanted[1])):
            if near(x, y, case.tolerance, case.absolute):
                continue
            element = name + index_text(at, wanted[0])
            is_now, should = digits(x, y)
            ratio = f" (ratio {x / y:.3g})" if y and math.isfinite(x / y) else ""
            return both(f"{element} is {is_now}, it should be {should}{ratio}", f"{element} 为 {is_now}，应为 {should}{ratio.replace('ratio', '比值')}")
    return both("it is not as it should be", "结果不对")


def index_text(place, shape):
    if not shape:
        return ""
    index = []
    for size in reversed(shape):
        index.insert(0, place % size)
        place //= size
    return "[" + ", ".join(map(str, index)) + "]"
