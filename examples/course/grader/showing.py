"""What a grader prints: a line a question, and under one that is not right what to look at."""

import os
import sys

NAMES = {
    "right": ("right", "正确"), "wrong": ("wrong", "错误"), "not written": ("not written", "还没有写"), "waiting": ("waiting", "等待"),
    "does not compile": ("does not compile", "无法编译"), "crashes": ("crashes", "崩溃"), "too slow": ("too slow", "太慢"),
    "too much memory": ("too much memory", "内存超限"), "marks are missing": ("marks are missing", "缺少标记"),
}
COLOURS = {"right": "32", "not written": "2", "waiting": "2"}
CHECKS = {
    "value": "值", "derivative": "导数", "second derivative": "二阶导数", "refusal": "报错", "far out": "大输入",
    "without bias": "无偏置", "empty": "空张量", "near 0 and 1": "接近 0 和 1",
    "plain": "无动量", "weight decay": "权重衰减", "momentum": "动量", "dampening": "阻尼", "nesterov": "Nesterov",
    "first step": "第一步", "later steps": "后续步骤", "AdamW": "AdamW", "amsgrad": "AMSGrad",
    "norm": "范数", "scaling": "缩放", "small gradients": "小梯度", "evaluation": "评估模式",
    "with alpha": "带 α", "no positives": "没有正样本", "off the diagonal": "非对角元", "Jacobian": "雅可比矩阵",
    "inputs": "输入", "wants gradient": "是否要梯度", "again": "重新开始", "new pass": "新的一轮", "parameter": "参数", "order": "次序",
    "only reached": "只经过应到的值", "told": "通知", "steps": "步骤", "stretched": "拉伸",
    "shares": "占比", "losses": "损失", "precision": "精确率", "recall": "召回率", "distinct scores": "无并列得分", "ties": "并列得分",
    "edges": "边界", "interval": "区间", "one seed": "单个种子", "paired": "配对", "start": "初始权重",
    "batches": "批次", "threshold": "阈值", "figures": "指标", "seeds": "种子数", "claim": "结论",
}


class Voice:
    """A language, and whether colours may be used."""

    def __init__(self, language, colour=None):
        self.chinese = language == "zh"
        self.colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ if colour is None else colour

    def __call__(self, english, chinese):
        return chinese if self.chinese else english

    def of(self, both):
        """A text of {"en", "zh"}."""
        return "" if not both else both["zh" if self.chinese else "en"]

    def status(self, name):
        return self(*NAMES[name])

    def check(self, name):
        return CHECKS.get(name, name) if self.chinese else name

    def painted(self, text, status):
        return f"\033[{COLOURS.get(status, '31')}m{text}\033[0m" if self.colour else text


def language(asked=None):
    """--lang before the environment: en or zh."""
    if asked:
        return asked
    named = next((value for value in (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")) if value), "")
    return "zh" if named.startswith("zh") else "en"


def width(text):
    """Columns on a terminal; a Chinese character takes two."""
    return sum(2 if ord(each) > 0x2E7F else 1 for each in text)


def padded(text, columns):
    return text + " " * max(0, columns - width(text))


def number(points):
    return f"{points:g}"


def details(result, say):
    """The lines under a question that is not right."""
    lines = []
    if result.status in ("right", "not written") and not (result.status == "not written" and result.words):
        return lines
    if result.words:
        lines += say.of(result.words).splitlines()
    if result.hint:
        lines.append(say("hint: ", "提示：") + say.of(result.hint))
    if result.status in ("does not compile", "crashes") and result.said:
        lines += result.said.splitlines()[-10:]
    return lines


def print_table(results, say, again):
    """again: the command that runs one question, such as "./run grade"."""
    columns = max([width(result.question.id + "  " + say.of(result.question.title)) for result in results] + [24]) + 2
    wide = max(width(say.status(name)) for name in NAMES) + 2
    for result in results:
        question = result.question
        checks = ", ".join(f"{say.check(check)} {number(most if check in result.passed or result.status == 'right' else 0)}/{most}"
                           for check, most in question.points.items())
        points = f"{number(result.points)}/{question.most}"
        print(padded(f"{question.id}  {say.of(question.title)}", columns) + say.painted(padded(say.status(result.status), wide), result.status)
              + padded(points, 7) + checks)
        lines = details(result, say)
        for line in lines:
            print("      " + line)
        if lines and len(results) > 1:
            print("      " + say(f"again: {again} {question.id}", f"单独运行：{again} {question.id}"))
    got, most = sum(result.points for result in results), sum(result.question.most for result in results)
    right = sum(result.status == "right" for result in results)
    print(say(f"{number(got)} of {most} points, {right} of {len(results)} questions right",
              f"{number(got)} / {most} 分，{len(results)} 题中 {right} 题正确"))
