// Every elementwise operator at ±0, ±1, ±∞, NaN, denormals, the largest numbers and random ones, against what
// mpmath and IEEE arithmetic say (tests/reference/special_values.py).
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>

#include "autograd/functional/gradients.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "tests/autograd/operator_table.hpp"
#include "tests/near.hpp"
#include "tests/reference.hpp"

using namespace focalgrad;
using nlohmann::json;

namespace {

using Limits = std::numeric_limits<Scalar>;

double number(const json& stored) { return std::strtod(stored.get<std::string>().c_str(), nullptr); }

/// Whether this build has the number itself, not a rounded one: float lacks some.
bool has(double x) { return std::isnan(x) || static_cast<double>(static_cast<Scalar>(x)) == x; }

/// A few units in the last place of what is wanted, `near` more of max(1, |x|); and a factor below the
/// smallest normal number may be 0.
void check_number(Scalar got, const json& stored, double near, double x) {
  if (stored.is_null()) return;
  const double want = number(stored), unit = static_cast<double>(Limits::epsilon());
  const auto rounded = static_cast<Scalar>(want);
  const double size = std::max(1.0, std::abs(x));
  const double allowed =
      64 * unit * std::abs(want) + near * unit * size + size * static_cast<double>(Limits::min());
  const bool right = std::isnan(want)
                         ? std::isnan(got)
                         : got == rounded || std::abs(static_cast<double>(got) - want) <= allowed;
  CHECK_MESSAGE(right, "got " << got << ", wanted " << want);
}

Var call(const std::string& op, const json& options, const std::vector<Var>& v) {
  const auto option = [&](const char* name) { return static_cast<Scalar>(options.at(name).get<double>()); };
  if (op == "power") return pow(v[0], option("exponent"));
  if (op == "leaky_relu") return leaky_relu(v[0], option("slope"));
  if (op == "elu") return elu(v[0], option("alpha"));
  if (op == "clamp") return clamp(v[0], option("low_bound"), option("high_bound"));
  if (op == "where") return where(detach(v[0]), v[0], v[1]);
  for (const auto& row : tests::operator_table())
    if (row.name == op) return row.call(v);
  FAIL("no row of the operator table is called " << op);
  return {};
}

/// Losses, whose logits are finite (tests/losses/edges_test.cpp), and what is not elementwise.
bool stands_elsewhere(const std::string& op) {
  static const std::set<std::string> names = {"binary_cross_entropy",
                                              "binary_cross_entropy_reduced",
                                              "focal",
                                              "focal_reduced",
                                              "logsumexp_others",
                                              "matmul",
                                              "linear",
                                              "transpose",
                                              "sum",
                                              "cumsum",
                                              "mean",
                                              "max",
                                              "min",
                                              "logsumexp",
                                              "reshape",
                                              "broadcast_to",
                                              "concatenate",
                                              "slice",
                                              "unslice",
                                              "take",
                                              "put"};
  return names.contains(op) || op.starts_with("own_");
}

}  // namespace

TEST_CASE("every elementwise operator stands in the table of special values") {
  std::set<std::string> listed;
  const json all = tests::reference("special_values.json");
  for (const char* kind : {"one", "two"})
    for (const json& each : all.at(kind)) listed.insert(each.at("op").get<std::string>());
  for (const Operator* op : operators()) {
    CAPTURE(op->name);
    CHECK(listed.contains(std::string(op->name)) != stands_elsewhere(std::string(op->name)));
  }
}

TEST_CASE("functions of one argument are right at special values, to the second derivative") {
  const json all = tests::reference("special_values.json");
  for (const json& each : all.at("one")) {
    const auto op = each.at("op").get<std::string>();
    std::vector<json> rows;
    for (const json& row : each.at("rows"))
      if (has(number(row[0]))) rows.push_back(row);
    Tensor at(Dims{rows.size()});
    for (std::size_t i = 0; i < rows.size(); ++i) at.data()[i] = static_cast<Scalar>(number(rows[i][0]));
    Tape tape;
    const Var x = tape.variable(at), y = call(op, each.at("options"), {x});
    std::vector<Tensor> got = {y.value(), xt::zeros_like(at), xt::zeros_like(at)};
    if (tape.node(y.index()).wants_gradient && op != "detach") {
      const Var dx = gradients(sum(y), {x})[0];
      got[1] = dx.value();
      if (tape.node(dx.index()).wants_gradient) got[2] = gradients(sum(dx), {x})[0].value();
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t order = 0; order < got.size(); ++order) {
        INFO(op << " " << each.at("options").dump() << ", derivative " << order << " at " << at.data()[i]);
        check_number(got[order].data()[i], rows[i][order + 1], each.at("near")[order],
                     static_cast<double>(at.data()[i]));
      }
  }
}

TEST_CASE("functions of two arguments are right at special values, and so are their derivatives") {
  const json all = tests::reference("special_values.json");
  for (const json& each : all.at("two")) {
    const auto op = each.at("op").get<std::string>();
    std::vector<json> rows;
    for (const json& row : each.at("rows"))
      if (has(number(row[0])) && has(number(row[1]))) rows.push_back(row);
    Tensor left(Dims{rows.size()}), right(Dims{rows.size()});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      left.data()[i] = static_cast<Scalar>(number(rows[i][0]));
      right.data()[i] = static_cast<Scalar>(number(rows[i][1]));
    }
    Tape tape;
    const Var x = tape.variable(left), w = tape.variable(right), y = call(op, each.at("options"), {x, w});
    std::vector<Tensor> got = {y.value()};
    if (tape.node(y.index()).wants_gradient)
      for (const Var& g : gradients(sum(y), {x, w})) got.push_back(g.value());
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t k = 0; k < got.size(); ++k) {
        INFO(op << ", "
                << (k == 0   ? "value"
                    : k == 1 ? "dx"
                             : "dw")
                << " at " << left.data()[i] << ", " << right.data()[i]);
        check_number(got[k].data()[i], rows[i][k + 2], 0, 0);
      }
  }
}

TEST_CASE("second derivatives of x^w are right where a factor of the first is 0") {
  const struct {
    Scalar x, w, xx;
  } cases[] = {{0, 2, 2}, {0, 1, 0}, {0, 0, 0}, {0, 3, 0}, {2, 1, 0}, {2, 2, 2}, {-2, 2, 2}, {-2, 3, -12}};
  for (const auto& each : cases) {
    Tape tape;
    const Var x = tape.variable(each.x), w = tape.variable(each.w);
    CAPTURE(each.x);
    CAPTURE(each.w);
    for (const bool number : {false, true}) {
      const Var y = number ? pow(x, each.w) : pow(x, w);
      const Var dx = gradients(y, {x})[0];
      const double xx = tape.node(dx.index()).wants_gradient ? gradients(dx, {x})[0].item() : 0;
      CHECK(xx == tests::near(static_cast<double>(each.xx)));
    }
  }
  // d/dw of w x^(w − 1) is x^(−1) at w = 0.
  Tape tape;
  const Var x = tape.variable(2), w = tape.variable(0);
  CHECK(gradients(gradients(pow(x, w), {x})[0], {w})[0].item() == tests::near(0.5));
}

TEST_CASE("a NaN among the elements is the result of max and min, and of their derivative") {
  Tape tape;
  const Var x = tape.variable(Tensor({1, Limits::quiet_NaN(), 2}));
  for (const Var& y : {max(x), min(x)}) {
    CHECK(std::isnan(y.item()));
    const Var dx = gradients(y, {x})[0];
    for (const Scalar g : dx.value()) CHECK(std::isnan(g));
  }
}

TEST_CASE("a large common offset changes nothing in softmax, log_softmax and logsumexp") {
  for (const double offset : {0.0, 1e4, -1e4, 1e15, 1e300, -1e300}) {
    if (std::abs(offset) > static_cast<double>(Limits::max())) continue;
    CAPTURE(offset);
    const auto base = static_cast<Scalar>(offset);
    // Differences that survive the offset: none but 0 and to what is infinitely far at 1e300.
    const Scalar step = std::abs(offset) > 1e10 ? std::abs(base) / 2 : Scalar(1);
    const Tensor data({base, base, base - step});
    const double e = std::exp(-static_cast<double>(step)), p = 1 / (2 + e);
    Tape tape;
    const Var x = tape.variable(data), soft = softmax(x), log_soft = log_softmax(x), total = logsumexp(x);
    tests::check_close(soft.value(), Tensor({Scalar(p), Scalar(p), Scalar(e * p)}));
    tests::check_close(log_soft.value(),
                       Tensor({Scalar(std::log(p)), Scalar(std::log(p)), Scalar(std::log(p)) - step}));
    tests::check_close(gradients(total, {x})[0].value(), soft.value());
    const Var first = slice(soft, 0, 0, 1);
    tests::check_close(gradients(sum(first), {x})[0].value(),
                       Tensor({Scalar(p * (1 - p)), Scalar(-p * p), Scalar(-p * p * e)}));
    const Var slope = gradients(total, {x})[0];
    tests::check_close(gradients(sum(slice(slope, 0, 0, 1)), {x})[0].value(),
                       Tensor({Scalar(p * (1 - p)), Scalar(-p * p), Scalar(-p * p * e)}));
  }
}

TEST_CASE("logsumexp of infinities is infinite, not NaN, and asin's slope has its digits beside 1") {
  constexpr Scalar infinity = std::numeric_limits<Scalar>::infinity();
  Tape tape;
  const auto of = [&](const Tensor& x) { return logsumexp(tape.variable(x)).item(); };
  CHECK(of({-infinity, -infinity}) == -infinity);
  CHECK(of({-infinity, 3}) == 3);
  CHECK(of({infinity, 1}) == infinity);
  // (1 − x)(1 + x) is d(2 − d), of which 1 − x² would keep a quarter of the digits.
  const double d = std::ldexp(1.0, sizeof(Scalar) == 8 ? -40 : -18), slope = 1 / std::sqrt(d * (2 - d));
  const Var x = tape.variable(static_cast<Scalar>(1 - d));
  const double few = 8 * double(std::numeric_limits<Scalar>::epsilon());
  CHECK(gradients(asin(x), {x})[0].item() == tests::near(slope, few));
  CHECK(gradients(acos(x), {x})[0].item() == tests::near(-slope, few));
}
