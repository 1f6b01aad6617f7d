#include "autograd/operators.hpp"
#include "autograd/record.hpp"
#include "tensor/product.hpp"

namespace focalgrad {

/// Checks the sizes of x·w.
static void check_product(const Var& x, const Var& w, const Caller& caller) {
  common_tape(caller, std::array{x, w});
  const Extents a = extents(x), b = extents(w);
  const auto fail = [&](const auto&... what) {
    throw Error(caller, what..., "\n  left  ", a, "  ", describe(x.tape().node(x.index())), "\n  right ", b,
                "  ", describe(w.tape().node(w.index())));
  };
  if (a.rank() != 2 || b.rank() != 2)
    fail("two matrices are wanted, shapes are ", a, " and ", b,
         "; give a vector a second axis of size 1 with reshape");
  if (a[1] != b[0])
    fail("inner sizes differ: ", a, " × ", b, ": ", a[1], " ≠ ", b[0], "; the right one should have ", a[1],
         " rows");
}

Var matmul(const Var& x, const Var& w, Line line) {
  check_product(x, w, x.called("matmul", line));
  return record<"matmul", "y = x @ w;  dx = g @ w.T;  dw = x.T @ g">(
      line, {x, w}, [](const auto& a, const auto& b) { return matmul(a, b); },
      [](const auto& g, const auto&, const auto&, const auto& b) { return matmul(g, transpose(b)); },
      [](const auto& g, const auto&, const auto& a, const auto&) { return matmul(transpose(a), g); });
}

Var linear(const Var& x, const Var& w, const Var& bias, Line line) {
  const Caller caller = x.called("linear", line);
  check_product(x, w, caller);
  const Extents wanted{extents(w)[1]}, given = extents(x.tape().node(bias, caller).value());
  if (!(given == wanted))
    throw Error(caller, "the bias has shape ", given, " (", describe(x.tape().node(bias.index())),
                "); it must be ", wanted, ", one for each column of w");
  return record<"linear", "y = x @ w + b;  dx = g @ w.T;  dw = x.T @ g;  db = g.sum(0)">(
      line, {x, w, bias}, [](const auto& a, const auto& b, const auto& c) { return linear(a, b, c); },
      [](const auto& g, auto&, auto&, const auto& b, auto&) { return matmul(g, transpose(b)); },
      [](const auto& g, auto&, const auto& a, auto&, auto&) { return matmul(transpose(a), g); },
      [](const auto& g, auto&...) -> const auto& { return g; });  // the tape sums what was broadcast
}

}  // namespace focalgrad
