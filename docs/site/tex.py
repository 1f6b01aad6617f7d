"""An operator's formula, "y = tanh(x);  dx = g * (1 - y * y)", as TeX.

The text is what tests/autograd/formulas.py runs with NumPy: statements of Python.
"""

import ast
import re

GREEK = {"alpha", "beta", "gamma", "pi", "epsilon"}
FUNCTIONS = {"log", "sin", "cos", "tanh", "arcsin", "arccos", "arctan"}
NAMED = {"maximum": r"\max", "minimum": r"\min", "max": r"\max", "min": r"\min", "arctan2": r"\operatorname{arctan2}", "rint": r"\operatorname{round}"}
COMPARISONS = {ast.Gt: ">", ast.Lt: "<", ast.GtE: r"\ge", ast.LtE: r"\le", ast.Eq: "=", ast.NotEq: r"\ne"}
TALL = re.compile(r"\\(?:frac|sum|begin)")
SUM, PRODUCT, POWER, ATOM = range(4)  # how tightly what is written holds together


def bracketed(text):
    return rf"\left({text}\right)" if TALL.search(text) else f"({text})"


def negated(node):
    """Of −a · b and −a / b what the minus stands before; of others None."""
    if isinstance(node, ast.UnaryOp):
        return node.operand
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.Div)) and (left := negated(node.left)):
        return ast.BinOp(left, node.op, node.right)
    return None


class Writer:
    """Each method gives the TeX of a node and how tightly it holds together."""

    def __init__(self, otherwise):
        self.otherwise = otherwise

    def tex(self, node, tight=SUM):
        """A node where what holds less tightly is bracketed."""
        text, holds = self.write(node)
        return text if holds >= tight else bracketed(text)

    def write(self, node):
        return getattr(self, type(node).__name__)(node)

    def Name(self, node):
        gradient = len(node.id) == 2 and node.id[0] == "d"
        if gradient:
            return rf"\mathrm{{d}}{node.id[1]}", ATOM
        stem, _, index = node.id.partition("_")
        stem = "\\" + stem if stem in GREEK else stem if len(stem) == 1 else rf"\mathrm{{{stem}}}"
        return stem + (f"_{{{index}}}" if index else ""), ATOM

    def Constant(self, node):
        return str(node.value), ATOM

    def UnaryOp(self, node):
        return "-" + self.tex(node.operand, PRODUCT), SUM

    def BinOp(self, node):
        if positive := negated(node):
            return "-" + self.tex(positive, PRODUCT), SUM
        left, right = node.left, node.right
        match node.op:
            case ast.Add() | ast.Sub():
                sign = "+" if isinstance(node.op, ast.Add) else "-"
                return f"{self.tex(left)} {sign} {self.tex(right, SUM if sign == '+' else PRODUCT)}", SUM
            case ast.BitAnd():
                return f"[{self.condition(node)}]", ATOM
            case ast.Pow():
                return f"{self.tex(left, ATOM)}^{{{self.tex(right)}}}", POWER
            case ast.Div():
                return rf"\frac{{{self.tex(left)}}}{{{self.tex(right)}}}", PRODUCT
            case ast.MatMult():
                return rf"{self.tex(left, PRODUCT)}\,{self.tex(right, PRODUCT)}", PRODUCT
        if ast.dump(left) == ast.dump(right):
            return f"{self.tex(left, ATOM)}^{{2}}", POWER
        if isinstance(right, ast.Constant):  # a number stands before what it multiplies
            left, right = right, left
        return rf"{self.tex(left, PRODUCT)}\,{self.tex(right, PRODUCT)}", PRODUCT

    def condition(self, node):
        if isinstance(node, ast.Compare):
            return f"{self.tex(node.left)} {COMPARISONS[type(node.ops[0])]} {self.tex(node.comparators[0])}"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd):
            return rf"{self.condition(node.left)} \wedge {self.condition(node.right)}"
        return self.tex(node)

    def Compare(self, node):
        """1 where it holds, 0 elsewhere."""
        return f"[{self.condition(node)}]", ATOM

    def Attribute(self, node):
        if node.attr == "T":
            return self.tex(node.value, ATOM) + r"^{\mathsf{T}}", POWER
        return rf"\operatorname{{{node.attr}}}({self.tex(node.value)})", ATOM

    def Call(self, node):
        if isinstance(node.func, ast.Attribute):  # g.sum(0)
            return rf"\sum_{{\mathrm{{axis}}\,{self.tex(node.args[0])}}} {self.tex(node.func.value, PRODUCT)}", PRODUCT
        name, arguments = node.func.id, node.args
        if name == "where":
            condition, so, otherwise = arguments
            return (rf"\begin{{cases}}{self.tex(so)} & {self.condition(condition)}\\"
                    rf"{self.tex(otherwise)} & \text{{{self.otherwise}}}\end{{cases}}"), PRODUCT
        if name == "sum":
            return rf"\sum {self.tex(arguments[0], PRODUCT)}", PRODUCT
        if name == "exp":
            return f"e^{{{self.tex(arguments[0])}}}", POWER
        if name == "sqrt":
            return rf"\sqrt{{{self.tex(arguments[0])}}}", ATOM
        if name == "abs":
            return rf"\left|{self.tex(arguments[0])}\right|", ATOM
        if name == "floor" or name == "ceil":
            return rf"\left\l{name} {self.tex(arguments[0])} \right\r{name}", ATOM
        name = "\\" + name if name in FUNCTIONS else NAMED.get(name) or rf"\operatorname{{\text{{{name.replace('_', '-')}}}}}"
        return name + bracketed(", ".join(map(self.tex, arguments))), ATOM

    def Subscript(self, node):
        return f"{self.tex(node.value, ATOM)}_{{{self.tex(node.slice)}}}", ATOM

    def Slice(self, node):
        return ":".join(self.tex(part) for part in (node.lower, node.upper, node.step) if part), ATOM

    def Tuple(self, node):
        return f"({', '.join(map(self.tex, node.elts))})", ATOM

    List = Tuple

    def Assign(self, node):
        return f"{self.tex(node.targets[0])} &= {self.tex(node.value)}", SUM

    def AugAssign(self, node):
        return rf"{self.tex(node.target)} &\mathrel{{+}}= {self.tex(node.value)}", SUM


def to_tex(formula, otherwise="otherwise"):
    """The formula's statements below one another, aligned at their signs of equality."""
    writer = Writer(otherwise)
    statements = [ast.parse(statement.strip()).body[0] for statement in formula.split(";") if statement.strip()]
    return r"\begin{aligned}" + r"\\ ".join(map(writer.tex, statements)) + r"\end{aligned}"
