// Every operator on Vars.  Their formulas and derivatives stand in the .cpp files of the same families; x and
// w name the inputs there, g the gradient that arrives.
//
// Each throws Error, naming the caller's line: inputs on two tapes, or made before a rewind; shapes that do
// not fit.
#pragma once

#include <span>
#include <vector>

#include "autograd/var.hpp"
#include "tensor/axes.hpp"

namespace focalgrad {

// --- arithmetic.cpp: with NumPy's broadcasting, and with numbers on either side ---

/// Element by element.  Mind that (n, 1) and (n) broadcast to (n, n): a loss of one's own reshapes one first.
Var operator+(const Operand& x, const Operand& w);
Var operator-(const Operand& x, const Operand& w);
Var operator*(const Operand& x, const Operand& w);
Var operator/(const Operand& x, const Operand& w);
Var operator-(const Operand& x);
/// x becomes the result, a new value of the tape; other Vars that were equal to it stay.
Var& operator+=(Var& x, const Operand& w);
Var& operator-=(Var& x, const Operand& w);
Var& operator*=(Var& x, const Operand& w);
Var& operator/=(Var& x, const Operand& w);
/// x to a number's power, and a number to the power x.
Var pow(const Var& x, Scalar exponent, Line line = {});
Var pow(Scalar base, const Var& x, Line line = {});
/// x to the power w, element by element; x ≥ 0.
Var pow(const Var& x, const Var& w, Line line = {});

// --- selection.cpp ---

/// 1 where it holds and 0 elsewhere; no gradient flows through.
Var operator>(const Operand& x, const Operand& w);
Var operator<(const Operand& x, const Operand& w);
Var operator>=(const Operand& x, const Operand& w);
Var operator<=(const Operand& x, const Operand& w);
Var equal(const Operand& x, const Operand& w);
Var not_equal(const Operand& x, const Operand& w);
/// == would look like a question with one answer.
template <class A, class B>
requires(std::is_same_v<A, Var> || std::is_same_v<B, Var>) bool operator==(const A&, const B&) {
  static_assert(sizeof(A) == 0, "Vars are compared element by element by equal(x, w) and not_equal(x, w)");
  return false;
}
/// The whole number below, above, or next to x (of two the even one); no gradient flows through.
Var floor(const Var& x, Line line = {});
Var ceil(const Var& x, Line line = {});
Var round(const Var& x, Line line = {});
/// x where condition is not 0, w elsewhere; all three broadcast.
Var where(const Var& condition, const Operand& x, const Operand& w, Line line = {});
/// The larger, or the smaller, of two; equal ones share the gradient.
Var maximum(const Operand& x, const Operand& w);
Var minimum(const Operand& x, const Operand& w);
/// x brought between low and high; no gradient flows from outside.
/// Throws Error: low > high or NaN.
Var clamp(const Var& x, Scalar low, Scalar high, Line line = {});

// --- elementary.cpp: element by element ---

/// The exponential, and the natural logarithm.
Var exp(const Var& x, Line line = {});
Var log(const Var& x, Line line = {});
/// log(1 + x) and exp(x) − 1, exact for small x.
Var log1p(const Var& x, Line line = {});
Var expm1(const Var& x, Line line = {});
/// √x, and x·x.
Var sqrt(const Var& x, Line line = {});
Var square(const Var& x, Line line = {});
/// |x|, with derivative 0 at 0.
Var abs(const Var& x, Line line = {});
/// The hyperbolic tangent, and the error function 2/√π ∫₀ˣ exp(−t²) dt.
Var tanh(const Var& x, Line line = {});
Var erf(const Var& x, Line line = {});

// --- trigonometry.cpp: angles are in radians ---

/// The sine and the cosine of an angle.
Var sin(const Var& x, Line line = {});
Var cos(const Var& x, Line line = {});
/// The angle whose sine, cosine or tangent x is; of x in [−1, 1] for the first two.
Var asin(const Var& x, Line line = {});
Var acos(const Var& x, Line line = {});
Var atan(const Var& x, Line line = {});
/// The angle of the point with height x at distance w to the right, from −π to π.
Var atan2(const Operand& x, const Operand& w);

// --- activations.cpp: element by element ---

/// 1 / (1 + exp(−x)), and its logarithm: finite and right for any finite x.
Var sigmoid(const Var& x, Line line = {});
Var log_sigmoid(const Var& x, Line line = {});
/// log(1 + exp(x)), finite and right for any finite x.
Var softplus(const Var& x, Line line = {});
/// max(x, 0), with derivative 0 at 0.
Var relu(const Var& x, Line line = {});
/// x above 0, slope·x elsewhere.
Var leaky_relu(const Var& x, Scalar slope = Scalar(0.01), Line line = {});
/// x above 0, alpha·(exp(x) − 1) elsewhere (Clevert et al. 2016).
Var elu(const Var& x, Scalar alpha = 1, Line line = {});
/// x·Φ(x), Φ the normal distribution function (Hendrycks and Gimpel 2016), not its tanh approximation.
Var gelu(const Var& x, Line line = {});
/// x·sigmoid(x).
Var silu(const Var& x, Line line = {});

// --- linear_algebra.cpp ---

/// The product of matrices, as NumPy's @: axes before the last two broadcast; a vector is a row on the left,
/// a column on the right.
/// x […, m, k], w […, k, n] -> […, m, n]
Var matmul(const Var& x, const Var& w, Line line = {});
/// x with its last two axes exchanged.
/// x […, m, n] -> […, n, m]
Var matrix_transpose(const Var& x, Line line = {});
/// x·w + bias, in one product.
/// x […, k], w [k, n], bias [n] -> […, n]
Var linear(const Var& x, const Var& w, const Var& bias, Line line = {});

// --- reduce.cpp, along_axis.cpp: over the axes given, or all; keepdims leaves them, with size 1 ---

/// Σ x, and Σ x / n.
/// Throws Error: the mean of no elements.
Var sum(const Var& x, const Axes& axes = {}, bool keepdims = false, Line line = {});
Var mean(const Var& x, const Axes& axes = {}, bool keepdims = false, Line line = {});
/// The largest, and the smallest; equal ones share the gradient.
/// Throws Error: there are no elements.
Var max(const Var& x, const Axes& axes = {}, bool keepdims = false, Line line = {});
Var min(const Var& x, const Axes& axes = {}, bool keepdims = false, Line line = {});
/// The variance, with NumPy's ddof: 0 by default; 1 is the unbiased estimate, PyTorch's default.
///   Σ(x − mean)² / (n − ddof)
/// Throws Error: not more than ddof elements.
Var var(const Var& x, const Axes& axes = {}, bool keepdims = false, int ddof = 0, Line line = {});
/// Π x, right where elements are 0; of no elements it is 1.
Var prod(const Var& x, const Axes& axes = {}, bool keepdims = false, Line line = {});
/// x_1 + … + x_i at each place i of one axis (negative: from the last).
Var cumsum(const Var& x, int axis, Line line = {});
/// Where along an axis the largest is, or the smallest, for each place of the other axes in turn: the first
/// of equal ones, the first NaN where there is one.  Indices, so without gradient.
/// x [n, c] -> n indices
/// Throws Error: there are no elements.
std::vector<std::size_t> argmax(const Var& x, int axis = -1, Line line = {});
std::vector<std::size_t> argmax(const Tensor& x, int axis = -1, Line line = {});
std::vector<std::size_t> argmin(const Var& x, int axis = -1, Line line = {});
std::vector<std::size_t> argmin(const Tensor& x, int axis = -1, Line line = {});
/// log Σ exp(x), finite and right for any finite x.
Var logsumexp(const Var& x, const Axes& axes = {}, bool keepdims = false, Line line = {});
/// exp(x) / Σ exp(x) along axes, and its logarithm.
/// x any shape -> the same shape
Var softmax(const Var& x, const Axes& axes = {-1}, Line line = {});
Var log_softmax(const Var& x, const Axes& axes = {-1}, Line line = {});

// --- rearrange.cpp ---

/// Axes in the given order; in the opposite order without one.
Var transpose(const Var& x, const Axes& axes = {}, Line line = {});
/// The same elements in another shape of the same size; one size may be −1, what the others leave.
Var reshape(const Var& x, const NewShape& shape, Line line = {});
/// x stretched to a shape, as NumPy's broadcasting does.
Var broadcast_to(const Var& x, const Extents& shape, Line line = {});
/// One after another along axis (negative: from the last); all other sizes equal.
Var concatenate(const std::vector<Var>& parts, int axis = 0, Line line = {});
/// Elements start, start + step, … before stop of one axis (negative: from the last), as NumPy's
/// start:stop:step.  Negative bounds count from the end, {} is as far as it goes, a negative step goes
/// backwards.
/// Throws Error: step is 0.
Var slice(const Var& x, int axis, Bound start, Bound stop, std::ptrdiff_t step = 1, Line line = {});
/// Zeros of `shape` with x's elements at start, start + step, … of one axis: slice's transpose.
Var unslice(const Var& x, const Extents& shape, int axis, std::size_t start, std::ptrdiff_t step,
            Line line = {});

/// Row indices[i] at i (Take::rows), or the element x[i, indices[i]] of each row (Take::one_per_row).
/// x [n, …], k indices -> [k, …], with Take::rows
/// x [n, c], n indices -> [n], with Take::one_per_row
/// Throws Error: an index out of range, naming it and its place.
Var take(const Var& x, std::span<const std::size_t> indices, Take how = Take::rows, Line line = {});
/// The same with the indices as whole numbers on the tape.
Var take(const Var& x, const Var& indices, Take how = Take::rows, Line line = {});
/// Zeros of `shape`, with each element of x added where take would have read it: take's transpose.
Var put(const Var& x, const Var& indices, const Extents& shape, Take how, Line line = {});

// --- selection.cpp ---

/// The same value as a constant: no gradient flows back through it.
Var detach(const Var& x, Line line = {});

}  // namespace focalgrad
