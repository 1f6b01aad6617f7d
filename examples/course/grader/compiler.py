"""What a compiler says, made short, and what it usually comes from."""

import re


def first_error(said, ended):
    """The first error of a compiler or linker, at most ten lines of it, without the system's headers."""
    lines = [line[:300] for line in said.splitlines() if not re.match(r"(In file included from|\s+from) ", line)]
    begins = re.compile(r": (fatal )?error:|undefined reference|multiple definition|/ld: ")
    start = next((place for place, line in enumerate(lines) if begins.search(line)), None)
    if start is None:
        if ended.signal or ended.late:
            return "the compiler was stopped: it used up its time or memory"
        return "\n".join(lines[-10:]) or "the compiler ended without a word"
    end = next((place for place in range(start + 1, len(lines)) if ": error:" in lines[place] or ": warning:" in lines[place]), len(lines))
    kept, outside = [], False
    for line in lines[start:end]:
        if re.match(r"\S+:\d+", line):  # a message; what follows it is its lines of code
            outside = line.startswith("/usr/") and line is not lines[start]
        if not outside:
            kept.append(line)
    return "\n".join(kept[:10])


HINTS = (
    (r"operands to .?\?:|could not convert .* to .?bool|contextually convertible to .?bool|if \(",
     {"en": "In a rule there is no `if` and no `?:`: it is called with many numbers at once, and with Vars.  Write where(condition, a, b).",
      "zh": "规则里不能用 `if` 和 `?:`：它会一次处理许多个数，也会用 Var 来调用。请写成 where(condition, a, b)。"}),
    (r"no matching function for call to .?(std::)?(exp|log|log1p|expm1|pow|abs|sqrt|tanh|erf|max|min)\(",
     {"en": "In a rule functions are written without `std::`: exp(a), log(a), pow(a, 2).", "zh": "规则里的函数不写 `std::`：exp(a)、log(a)、pow(a, 2)。"}),
    (r"no match for call to .*lambda|no type named .type. in .*invoke_result|too (many|few) arguments|candidate expects \d+ arguments",
     {"en": "A rule takes g, y and then every input, in this order, also those that it does not use.", "zh": "规则的参数依次是 g、y 和每一个输入，用不到的也要写上。"}),
    (r"was not declared in this scope", {"en": "Only what stands between the marks is graded; what you declare elsewhere is not there.",
                                         "zh": "评分时只有标记之间的内容；写在别处的声明并不存在。"}),
)


def hint_of(said, rules):
    """What an error of the compiler usually comes from; rules: whether the lines are an operator's."""
    return next((hint for pattern, hint in (HINTS if rules else HINTS[-1:]) if re.search(pattern, said)), None)
