// The one place that knows where xtensor keeps its headers: they moved in xtensor 0.26.
#pragma once

#include <cstddef>
#include <vector>

#if __has_include(<xtensor/containers/xarray.hpp>)
#include <xtensor/containers/xarray.hpp>
#else
#include <xtensor/xarray.hpp>
#endif

namespace focalgrad {

/// The number type of the whole library: double, or float with -DFOCALGRAD_SCALAR=float.
#ifdef FOCALGRAD_FLOAT
using Scalar = float;
#else
using Scalar = double;
#endif

/// Whether a program leaves out what it does not call, as a module for web pages does: the table of all
/// operators, gradients of gradients, and faster ways to what is seldom done there.
#ifdef FOCALGRAD_LEAN
inline constexpr bool lean = true;
#else
inline constexpr bool lean = false;
#endif

/// Every value and every gradient: a dense row-major array. A scalar is a Tensor of shape ().
using Tensor = xt::xarray<Scalar, xt::layout_type::row_major>;
using Shape = std::vector<std::size_t>;

// What computes the elements of a formula (tensor/evaluate.hpp), as the name of an inline namespace: a
// program may be made of files that differ in it.
#if !defined(FOCALGRAD_FAST)
#define FOCALGRAD_EVALUATOR by_xtensor
#elif defined(FOCALGRAD_XSIMD)
#define FOCALGRAD_EVALUATOR by_xsimd
#else
#define FOCALGRAD_EVALUATOR by_vectors
#endif

/// What Tensor::shape() returns: up to four sizes without a heap allocation.
using Dims = Tensor::shape_type;

}  // namespace focalgrad
