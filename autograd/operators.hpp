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

/// Element by element.
Var operator+(Operand x, Operand w);
Var operator-(Operand x, Operand w);
Var operator*(Operand x, Operand w);
Var operator/(Operand x, Operand w);
Var operator-(Operand x);
/// x to a number's power.
Var pow(const Var& x, Scalar exponent, Line line = {});
/// x to the power w, element by element; x ≥ 0.
Var pow(const Var& x, const Var& w, Line line = {});

// --- selection.cpp ---

/// 1 where it holds and 0 elsewhere; no gradient flows through.
Var operator>(Operand x, Operand w);
Var operator<(Operand x, Operand w);
Var operator>=(Operand x, Operand w);
Var operator<=(Operand x, Operand w);
Var equal(const Operand& x, const Operand& w);
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
/// Of an angle in radians.
Var sin(const Var& x, Line line = {});
Var cos(const Var& x, Line line = {});
/// The hyperbolic tangent, and the error function 2/√π ∫₀ˣ exp(−t²) dt.
Var tanh(const Var& x, Line line = {});
Var erf(const Var& x, Line line = {});

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

/// The product of two matrices.
/// x [m, k], w [k, n] -> [m, n]
Var matmul(const Var& x, const Var& w, Line line = {});
/// x·w + bias, in one product.
/// x [m, k], w [k, n], bias [n] -> [m, n]
Var linear(const Var& x, const Var& w, const Var& bias, Line line = {});

// --- reduce.cpp: over the axes given, over all when none is; keepdims leaves them, with size 1 ---

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
Var var(const Var& x, const Axes& axes = {}, bool keepdims = false, std::size_t ddof = 0, Line line = {});
/// log Σ exp(x), finite and right for any finite x.
Var logsumexp(const Var& x, const Axes& axes = {}, bool keepdims = false, Line line = {});
/// exp(x) / Σ exp(x) along axes, and its logarithm.
/// x any shape -> the same shape
Var softmax(const Var& x, const Axes& axes = {-1}, Line line = {});
Var log_softmax(const Var& x, const Axes& axes = {-1}, Line line = {});

// --- rearrange.cpp ---

/// Axes in the given order; in the opposite order without one.
Var transpose(const Var& x, Line line = {});
Var transpose(const Var& x, const Extents& axes, Line line = {});
/// The same elements in another shape of the same size.
Var reshape(const Var& x, const Extents& shape, Line line = {});
/// x stretched to a shape, as NumPy's broadcasting does.
Var broadcast_to(const Var& x, const Extents& shape, Line line = {});
/// One after another along axis (negative: from the last); all other sizes equal.
Var concatenate(const std::vector<Var>& parts, int axis = 0, Line line = {});
/// Elements start, start + step, … before stop of one axis (negative: from the last).  step ≥ 1; stop beyond
/// the axis's size is its size.
Var slice(const Var& x, int axis, std::size_t start, std::size_t stop, std::size_t step = 1, Line line = {});
/// Zeros of `shape` with x's elements at start, start + step, … of one axis: slice's transpose.
Var unslice(const Var& x, const Extents& shape, int axis, std::size_t start, std::size_t step,
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

/// The same value as a constant: no gradient flows back through it.
Var detach(const Var& x, Line line = {});

}  // namespace focalgrad
