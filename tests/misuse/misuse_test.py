"""What a compiler says of a small wrong program has the way out within its first ten lines; README's operator
and what it shows of the library compile as they stand there.

usage: misuse_test.py SOURCE_FOLDER COMPILER...
"""

import pathlib
import re
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
compilers = sys.argv[2:]

AROUND = """#include <focalgrad.hpp>
#include <iostream>
using namespace focalgrad;
%s
int main() {
  Tape tape;
  Var x = tape.variable(Tensor({1, 2})), w = tape.variable(Tensor({3, 4}));
  const Tensor tensor = {5, 6};
  %s
}
"""
# What is wrong, and what the first ten lines must say.
WRONG = {
    "x * tensor;": "TensorNeedsTapeConstant",
    "tensor - x;": "TensorNeedsTapeConstant",
    "x + tensor * 2;": "TensorNeedsTapeConstant",
    "Var y = x / Tensor({1, 2});": "TensorNeedsTapeConstant",
    "x >= tensor;": "TensorNeedsTapeConstant",
    "maximum(x, tensor);": "TensorNeedsTapeConstant",
    "where(x > 0, x, tensor);": "TensorNeedsTapeConstant",
    "matmul(x, tensor);": "matmul",
    "max(x, 0);": "axes are a list.*maximum",
    "sum(x, true);": "axes are a list.*keepdims",
    "bool same = x == w;": "equal\\(x, w\\)",
    "if (x != 2) return 1;": "not_equal\\(x, w\\)",
    "Tape second = tape;": "deleted .*Tape",
    "optim::SGD({x}, {.learning_rate = 0.1});": "SGD",
}
RIGHT = {
    "what programs print and look at": "std::cout << xt::argmax(x.value()) << xt::view(tensor, 0) << tensor;",
    "a tensor on the tape": "sum(x * tape.constant(tensor));",
}


def compiled(compiler, code):
    done = subprocess.run([compiler, "-std=c++20", "-DFOCALGRAD_FAST", "-fsyntax-only", f"-I{root}", "-xc++", "-"],
                          input=code, capture_output=True, text=True)
    return done.returncode == 0, done.stderr


failures = []
readme = (root / "README.md").read_text()
operator = re.search(r"```cpp\n(Var .*?)```", readme, re.DOTALL)[1]
for compiler in compilers:
    for wrong, hint in WRONG.items():
        fine, said = compiled(compiler, AROUND % ("", wrong))
        if fine:
            failures.append(f"{compiler} compiles {wrong}")
        elif not re.search(hint, "\n".join(said.splitlines()[:10])):
            failures.append(f"{compiler} does not say '{hint}' of {wrong} but\n" + said[:1500])
    for what, code in RIGHT.items():
        fine, said = compiled(compiler, AROUND % ("", code))
        if not fine:
            failures.append(f"{compiler} does not compile {what}:\n" + said[:1500])
    fine, said = compiled(compiler, AROUND % (f"namespace own {{\n{operator}}}", "own::tanh(x, {});"))
    if not fine:
        failures.append(f"{compiler} does not compile README's operator:\n" + said[:1500])
print("\n".join(failures) or "the compilers say what to do")
sys.exit(bool(failures))
