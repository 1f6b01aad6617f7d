"""A case that is wrong, in words of both languages."""

import math
from dataclasses import dataclass


@dataclass
class Answer:
    """What came for a case: tensors, or why there are none."""
    outputs: list = None
    failure: str = ""  # unfinished, memory or error
    message: str = ""


def near(one, other, tolerance, absolute=0.0):
    """Numbers whose difference is small for their size, or in itself."""
    if math.isnan(one) or math.isnan(other):
        return math.isnan(one) and math.isnan(other)
    if math.isinf(one) or math.isinf(other):
        return one == other
    return abs(one - other) <= tolerance * max(abs(one), abs(other)) + absolute


def words(case, answer, calls):
    """{"en", "zh"}: the case, and the first number of it that is wrong."""
    if case.hidden:
        return {"en": f"all public cases are right; a hidden case of the same kind ({case.call}) is not: try other sizes, other numbers, larger ones",
                "zh": f"公开的测试用例全部正确，但同类的隐藏用例（{case.call}）有错：试试别的形状、别的数、更大的数"}
    given = given_words(case, calls)
    wrong = wrong_words(case, answer, calls)
    return {"en": f"{given['en']}: {wrong['en']}", "zh": f"{given['zh']}：{wrong['zh']}"}


def given_words(case, calls):
    """The call and its inputs."""
    names, _ = names_of(case.call, calls)
    said = {}
    for language in ("en", "zh"):
        parts = []
        for place, tensor in enumerate(case.inputs):
            name = names[place][language] if place < len(names) else numbered(place)[language]
            parts.append(f"{name} {shape_text(tensor[0])} = {tensor_words(tensor)}" if tensor[0] else f"{name} = {tensor_words(tensor)}")
        said[language] = f"{case.call}: {', '.join(parts)}" if language == "en" else f"{case.call}：{'，'.join(parts)}"
    return said


def wrong_words(case, answer, calls):
    if answer is None:
        return {"en": "no answer came", "zh": "没有答案"}
    if answer.failure == "memory":
        return {"en": "it asked for more memory than there is for it", "zh": "申请的内存超过了限额"}
    if answer.failure:
        return {"en": f"it threw “{answer.message}”", "zh": f"抛出了异常“{answer.message}”"}
    _, names = names_of(case.call, calls)
    if len(answer.outputs) != len(case.outputs):
        return {"en": f"{len(answer.outputs)} results came in place of {len(case.outputs)}", "zh": f"得到 {len(answer.outputs)} 个结果，应为 {len(case.outputs)} 个"}
    for place, (got, wanted) in enumerate(zip(answer.outputs, case.outputs)):
        name = names[place] if place < len(names) else numbered(place)
        if got[0] != wanted[0]:
            return {"en": f"{name['en']} has the shape {shape_text(got[0])}, it should be {shape_text(wanted[0])}",
                    "zh": f"{spaced(name['zh'])}的形状是 {shape_text(got[0])}，应为 {shape_text(wanted[0])}"}
        for at, (x, y) in enumerate(zip(got[1], wanted[1])):
            if not near(x, y, case.tolerance, case.absolute):
                return number_words(name, index_text(at, wanted[0]), x, y)
    return {"en": "it is not as it should be", "zh": "结果不对"}


def number_words(name, index, x, y):
    """One number that is wrong."""
    if flag(name) and y in (0, 1):
        said = lambda z: {1: {"en": "yes", "zh": "是"}, 0: {"en": "no", "zh": "否"}}.get(z, {"en": f"{z:g}", "zh": f"{z:g}"})
        return {"en": f"{name['en']}{index}: {said(x)['en']}, it should be {said(y)['en']}", "zh": f"{name['zh']}{index}：{said(x)['zh']}，应为{said(y)['zh']}"}
    is_now, should = digits(x, y)
    how = {"en": "", "zh": ""}
    if y and math.isfinite(x / y) and f"{x / y:.3g}" != "1":
        how = {"en": f" (ratio {x / y:.3g})", "zh": f"（比值 {x / y:.3g}）"}
    elif y and math.isfinite(x / y):
        how = {"en": f" (relative error {abs(x / y - 1):.1g})", "zh": f"（相对误差 {abs(x / y - 1):.1g}）"}
    name = {"en": name["en"] + index, "zh": name["zh"].replace(" 的", index + " 的", 1) if " 的" in name["zh"] else name["zh"] + index}
    return {"en": f"{name['en']} is {is_now}, it should be {should}{how['en']}",
            "zh": f"{spaced(name['zh'])}为 {is_now}，应为 {should}{how['zh']}"}


# --- names ---

def both(name):
    return name if isinstance(name, dict) else {"en": name, "zh": name}


def numbered(place):
    return {"en": f"result {place + 1}", "zh": f"结果 {place + 1}"}


def spaced(name):
    """With a space before what follows in Chinese, where it ends in another script."""
    return name if name[-1:] > "\u2e7f" else name + " "


def flag(name):
    return name["en"].startswith("whether ")


def is_flag(case, calls):
    """Whether all that a call gives is yes or no."""
    names = names_of(case.call, calls)[1]
    return bool(names) and all(flag(each) for each in names)


def names_of(call, calls):
    """(of the inputs, of the outputs), in both languages.  exp' is the gradient of exp, exp'' the second (course/probe.hpp)."""
    function = call.rstrip("'")
    order, named = len(call) - len(function), calls.get(function, {"in": [], "out": []})
    inputs, outputs = [both(each) for each in named["in"]], [both(each) for each in named["out"]]
    if order == 0:
        return inputs, outputs
    of = {1: ("the gradient of {}", "{} 的梯度"), 2: ("the second gradient of {}", "{} 的二阶梯度")}[order]
    return [*inputs, both("g")], [{"en": of[0].format(each["en"]), "zh": of[1].format(each["zh"])} for each in inputs]


# --- numbers ---

def shape_text(shape):
    return "(" + ", ".join(map(str, shape)) + ")"


def index_text(place, shape):
    """[1, 2]: where an element of a tensor is."""
    index = []
    for size in reversed(shape):
        index.insert(0, place % size)
        place //= size
    return "[" + ", ".join(map(str, index)) + "]" if shape else ""


def digits(x, y):
    """Six of each, or as many as they need to look different; near ones get equally many: 27.6309 and 27.6310."""
    for count in (6, 8, 10, 12, 15, 17):
        texts = [f"{x:.{count}g}", f"{y:.{count}g}"]
        if texts[0] != texts[1]:
            break
    return [f"{x:#.{count}g}", f"{y:#.{count}g}"] if near(x, y, 1e-3) else texts


def exact(x):
    """Short where that reads back as the same number."""
    short = f"{x:.6g}"
    return short if float(short) == x or x != x else repr(x)


def tensor_words(tensor):
    """Nested brackets, up to twelve numbers."""
    shape, numbers = tensor
    if not shape:
        return exact(numbers[0])
    if len(numbers) > 12:
        return "[" + ", ".join(f"{each:.4g}" for each in numbers[:6]) + ", …]"
    if len(shape) == 1:
        return "[" + ", ".join(map(exact, numbers)) + "]"
    step = len(numbers) // shape[0] if shape[0] else 0
    return "[" + ", ".join(tensor_words([shape[1:], numbers[i * step:(i + 1) * step]]) for i in range(shape[0])) + "]"
