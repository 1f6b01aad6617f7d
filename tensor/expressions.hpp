// xtensor's expressions, and the functions in formulas that xtensor does not have.
#pragma once

#include "tensor/numbers.hpp"

#if __has_include(<xtensor/containers/xarray.hpp>)
#include <xtensor/core/xmath.hpp>
#include <xtensor/core/xnoalias.hpp>
#include <xtensor/misc/xmanipulation.hpp>
#include <xtensor/reducers/xreducer.hpp>
#include <xtensor/views/xbroadcast.hpp>
#include <xtensor/views/xstrided_view.hpp>
#else
#include <xtensor/xbroadcast.hpp>
#include <xtensor/xmanipulation.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xnoalias.hpp>
#include <xtensor/xreducer.hpp>
#include <xtensor/xstrided_view.hpp>
#endif

// An expression refers to the variables it is made of; one that is shared is copied instead, and so lives on.
// xtensor does that for a variable that is not const, this for one that is.
template <class E>
struct xt::const_xclosure<const xt::xshared_expression<E>&, std::enable_if_t<true>> {
  using type = xshared_expression<E>;
};

namespace focalgrad::inline FOCALGRAD_EVALUATOR {

/// What a formula gives a name (tensor/functions.hpp).
template <Expression E>
auto share(E&& x) {
  return xt::make_xshared(Tensor(std::forward<E>(x)));
}

// Each is the function of a number, applied element by element.  The argument is forwarded: an expression
// would be left with a reference to a temporary.
template <Expression E>
auto sigmoid(E&& x) {
  return xt::make_lambda_xfunction([](Scalar each) { return sigmoid(each); }, std::forward<E>(x));
}
template <Expression E>
auto log_sigmoid(E&& x) {
  return xt::make_lambda_xfunction([](Scalar each) { return log_sigmoid(each); }, std::forward<E>(x));
}
template <Expression E>
auto softplus(E&& x) {
  return xt::make_lambda_xfunction([](Scalar each) { return softplus(each); }, std::forward<E>(x));
}

}  // namespace focalgrad::inline FOCALGRAD_EVALUATOR
