#include "tests/autograd/operator_table.hpp"

#include <algorithm>
#include <cmath>

#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "losses/cross_entropy.hpp"
#include "losses/focal.hpp"
#include "losses/parts/log_odds.hpp"
#include "tests/autograd/random_shapes.hpp"

namespace focalgrad::tests {

namespace {

using Vars = std::vector<Var>;

template <class F>
Functions of_one(F f) {
  return [f](const Vars& v) { return f(v[0]); };
}
template <class F>
Functions of_two(F f) {
  return [f](const Vars& v) { return f(v[0], v[1]); };
}

/// Targets alternate; the mean is one operator, of at least one element.
OperatorRow binary_loss(const std::string& name, losses::Reduction reduction) {
  const bool focal = name.starts_with("focal"), reduced = reduction != losses::Reduction::none;
  nlohmann::json options;
  if (focal) options["gamma"] = 1.5, options["alpha"] = 0.25;
  if (!focal) options["positive"] = 3 * 0.2, options["negative"] = 0.8;
  if (reduced) options["n"] = "size";
  const auto loss = [=](const Var& x) {
    Tensor t = xt::zeros_like(x.value());
    for (std::size_t i = 1; i < t.size(); i += 2) t.data()[i] = 1;
    return focal ? losses::focal(x, t, {.gamma = 1.5, .alpha = Scalar(0.25), .reduction = reduction})
                 : losses::binary_cross_entropy(
                       x, t, {.pos_weight = 3, .alpha = Scalar(0.2), .reduction = reduction});
  };
  return {name, of_one(loss), reduced ? matrix : one, -2, 2, true, options, {"x", "t"}};
}

const std::vector<std::size_t> indices = {2, 0, 1};

std::vector<OperatorRow> make() {
  std::vector<OperatorRow> rows = {
      {"add", of_two([](auto x, auto w) { return x + w; }), two},
      {"subtract", of_two([](auto x, auto w) { return x - w; }), two},
      {"multiply", of_two([](auto x, auto w) { return x * w; }), two},
      {"divide", of_two([](auto x, auto w) { return x / w; }), two, 0.5, 2},
      {"negate", of_one([](auto x) { return -x; }), one},
      {"power", of_one([](auto x) { return pow(x, Scalar(2.5)); }), one, 0.5, 2, true, {{"exponent", 2.5}}},
      {"pow", of_two([](auto x, auto w) { return pow(x, w); }), two, 0.5, 2},
      {"greater", of_two([](auto x, auto w) { return x > w; }), two, -2, 2, false},
      {"less", of_two([](auto x, auto w) { return x < w; }), two, -2, 2, false},
      {"less_equal", of_two([](auto x, auto w) { return x <= w; }), two, -2, 2, false},
      {"greater_equal", of_two([](auto x, auto w) { return x >= w; }), two, -2, 2, false},
      {"equal", of_two([](auto x, auto w) { return equal(x, w); }), two, -2, 2, false},
      {"not_equal", of_two([](auto x, auto w) { return not_equal(x, w); }), two, -2, 2, false},
      {"floor", of_one([](auto x) { return floor(x); }), one, -2, 2, false},
      {"ceil", of_one([](auto x) { return ceil(x); }), one, -2, 2, false},
      {"round", of_one([](auto x) { return round(x); }), one, -2, 2, false},
      {"where",
       [](const Vars& v) { return where(detach(v[2]) > 0, v[0], v[1]); },
       [](Generator& generator) { return broadcasting(generator, 3); },
       -2,
       2,
       true,
       nlohmann::json::object(),
       {"x", "w", "condition"}},
      {"maximum", of_two([](auto x, auto w) { return maximum(x, w); }), two},
      {"minimum", of_two([](auto x, auto w) { return minimum(x, w); }), two},
      {"clamp",
       of_one([](auto x) { return clamp(x, -1, Scalar(0.5)); }),
       one,
       -2,
       2,
       true,
       {{"low", -1}, {"high", 0.5}}},
      {"detach", of_one([](auto x) { return detach(x); }), one, -2, 2, false},
      {"exp", of_one([](auto x) { return exp(x); }), one},
      {"log", of_one([](auto x) { return log(x); }), one, 0.5, 3},
      {"log1p", of_one([](auto x) { return log1p(x); }), one, -0.5, 3},
      {"expm1", of_one([](auto x) { return expm1(x); }), one},
      {"sqrt", of_one([](auto x) { return sqrt(x); }), one, 0.5, 3},
      {"square", of_one([](auto x) { return square(x); }), one},
      {"abs", of_one([](auto x) { return abs(x); }), one},
      {"sin", of_one([](auto x) { return sin(x); }), one},
      {"cos", of_one([](auto x) { return cos(x); }), one},
      {"asin", of_one([](auto x) { return asin(x); }), one, -0.8, 0.8},
      {"acos", of_one([](auto x) { return acos(x); }), one, -0.8, 0.8},
      {"atan", of_one([](auto x) { return atan(x); }), one},
      {"atan2", of_two([](auto x, auto w) { return atan2(x, w); }), two, 0.5, 2},
      {"tanh", of_one([](auto x) { return tanh(x); }), one},
      {"erf", of_one([](auto x) { return erf(x); }), one},
      {"sigmoid", of_one([](auto x) { return sigmoid(x); }), one},
      {"log_sigmoid", of_one([](auto x) { return log_sigmoid(x); }), one},
      {"softplus", of_one([](auto x) { return softplus(x); }), one},
      {"relu", of_one([](auto x) { return relu(x); }), one},
      {"leaky_relu",
       of_one([](auto x) { return leaky_relu(x, Scalar(0.2)); }),
       one,
       -2,
       2,
       true,
       {{"slope", 0.2}}},
      {"elu", of_one([](auto x) { return elu(x, Scalar(0.7)); }), one, -2, 2, true, {{"alpha", 0.7}}},
      {"gelu", of_one([](auto x) { return gelu(x); }), one},
      {"silu", of_one([](auto x) { return silu(x); }), one},
      {"matmul", of_two([](auto x, auto w) { return matmul(x, w); }),
       [](Generator& generator) {
         Shapes shapes = product(generator);
         shapes.pop_back();
         return shapes;
       }},
      {"linear", [](const Vars& v) { return linear(v[0], v[1], v[2]); }, product},
      {"transpose",
       of_one([](auto x) {
         return transpose(x, {2, 0, 1});
       }),
       [](Generator& generator) {
         return Shapes{{generator.below(4), generator.below(4), generator.below(4)}};
       },
       -2,
       2,
       true,
       {{"axes", {2, 0, 1}}}},
      {"sum", of_one([](auto x) { return sum(x, {-1}); }), matrix, -2, 2, true, {{"axis", 1}}},
      {"mean",
       of_one([](auto x) { return mean(x, {0}); }),
       matrix,
       -2,
       2,
       true,
       {{"axis", 0}, {"n", "rows"}}},
      {"max", of_one([](auto x) { return max(x, {1}); }), matrix, -2, 2, true, {{"axis", 1}}, {"x", "ties"}},
      {"min", of_one([](auto x) { return min(x, {1}); }), matrix, -2, 2, true, {{"axis", 1}}, {"x", "ties"}},
      {"cumsum", of_one([](auto x) { return cumsum(x, 1); }), matrix, -2, 2, true, {{"axis", 1}}},
      {"logsumexp", of_one([](auto x) { return logsumexp(x, {1}); }), matrix, -2, 2, true, {{"axis", 1}}},
      {"reshape",
       of_one(
           [](auto x) {
             return reshape(x, {x.shape()[1], x.shape()[0]});
           }),
       matrix,
       -2,
       2,
       true,
       {{"shape", "transposed"}}},
      {"broadcast_to",
       of_one(
           [](auto x) {
             return broadcast_to(x, {2, 3, 4});
           }),
       [](Generator& generator) {
         return Shapes{{1 + 2 * generator.below(2), 1 + 3 * generator.below(2)}};
       },
       -2,
       2,
       true,
       {{"shape", {2, 3, 4}}}},
      {"concatenate",
       of_two(
           [](auto x, auto w) {
             return concatenate({x, w}, 1);
           }),
       [](Generator& generator) {
         return Shapes{{3, generator.below(3), 2}, {3, generator.below(3), 2}};
       },
       -2,
       2,
       true,
       {{"axis", 1}, {"n", "split"}}},
      {"slice",
       of_one([](auto x) { return slice(x, 0, 1, 6, 2); }),
       [](Generator& generator) { return Shapes{{generator.below(8), generator.below(4)}}; },
       -2,
       2,
       true,
       {{"start", 1}, {"stop", 6}, {"step", 2}}},
      {"unslice",
       of_one(
           [](auto x) {
             return unslice(x, {6, x.shape()[1]}, 0, 1, 2);
           }),
       [](Generator& generator) {
         return Shapes{{3, generator.below(4)}};
       },
       -2,
       2,
       true,
       {{"start", 1}, {"stop", 6}, {"step", 2}}},
      {"take",
       of_one([](auto x) { return take(x, indices); }),
       [](Generator& generator) { return Shapes{{3 + generator.below(3), generator.below(4)}}; },
       -2,
       2,
       true,
       nlohmann::json::object(),
       {"x", "indices"}},
      {"put",
       of_one(
           [](auto x) {
             return put(x, x.tape().constant(Tensor({2, 0, 1})), {4, x.shape()[1]}, Take::rows);
           }),
       [](Generator& generator) {
         return Shapes{{3, generator.below(4)}};
       },
       -2,
       2,
       true,
       nlohmann::json::object(),
       {"x", "indices"}},
      binary_loss("binary_cross_entropy", losses::Reduction::none),
      binary_loss("binary_cross_entropy_reduced", losses::Reduction::mean),
      binary_loss("focal", losses::Reduction::none),
      binary_loss("focal_reduced", losses::Reduction::mean),
      {"logsumexp_others",
       of_one(
           [](auto x) {
             const std::vector<std::size_t> classes(x.shape()[0], 1);
             return losses::log_odds(x, classes, {"log_odds", {}});
           }),
       matrix,
       -2,
       2,
       true,
       {{"axis", 1}},
       {"x", "member"}},
  };
  for (OperatorRow& row : rows) {
    if (row.name == "clamp") row.kinks = {-1, 0.5};
    for (const char* name : {"abs", "relu", "leaky_relu", "elu"})
      if (row.name == name) row.kinks = {0};
  }
  return rows;
}

}  // namespace

const std::vector<OperatorRow>& operator_table() {
  static const std::vector<OperatorRow> rows = make();
  return rows;
}

std::vector<Tensor> inputs_of(const OperatorRow& row, Generator& generator) {
  const std::vector<Extents> shapes = row.shapes(generator);
  std::size_t total = 0;
  for (const Extents& shape : shapes) total += shape.elements();
  // Evenly spaced, jittered, and dealt at random.
  std::vector<std::size_t> order(total);
  for (std::size_t i = 0; i < total; ++i) order[i] = i;
  generator.shuffle(order);
  std::vector<Tensor> inputs;
  std::size_t next = 0;
  for (const Extents& shape : shapes) {
    Tensor each(Dims(shape.begin(), shape.end()));
    for (Scalar& element : each) {
      const double slot = static_cast<double>(order[next++]) + 0.3 + 0.4 * generator.uniform();
      double x = row.low + (row.high - row.low) * slot / static_cast<double>(total);
      for (const double kink : row.kinks)
        if (std::abs(x - kink) < 0.1) x = x < kink ? x - 0.1 : x + 0.1;
      element = static_cast<Scalar>(x);
    }
    inputs.push_back(each);
  }
  return inputs;
}

}  // namespace focalgrad::tests
