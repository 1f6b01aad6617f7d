#include "course/probe.hpp"

#include "course/unfinished.hpp"

using namespace focalgrad;
using namespace focalgrad::losses;
using probe::number;
using probe::Tensors;

namespace {

/// A loss of each element: predictions, and the targets and numbers that come after them.
using Loss = std::function<Var(const Var& x, const Tensors& rest)>;

/// Three calls for a loss:
///   name    x, rest… -> the losses
///   name'   x, rest…, g -> the gradient of Σ g·loss in x
///   name''  x, rest…, g -> the gradient of Σ (that gradient)
/// The losses are multiplied by g, and not backward called with it, so that one of another shape gives
/// numbers too.
void add(probe::Calls& calls, const std::string& name, const Loss& loss) {
  const auto weighed = [=](const Var& x, Tensors rest) {
    const Tensor g = rest.back();
    rest.pop_back();
    return sum(loss(x, rest) * x.tape().constant(g));
  };
  calls[name] = [=](const Tensors& in) {
    Tape tape;
    return Tensors{loss(tape.variable(in.at(0)), {in.begin() + 1, in.end()}).value()};
  };
  calls[name + "'"] = [=](const Tensors& in) {
    Tape tape;
    const Var x = tape.variable(in.at(0));
    tape.backward(weighed(x, {in.begin() + 1, in.end()}));
    return Tensors{x.grad()};
  };
  calls[name + "''"] = [=](const Tensors& in) {
    Tape tape;
    const Var x = tape.variable(in.at(0));
    const Var slope = gradients(weighed(x, {in.begin() + 1, in.end()}), {x})[0];
    return Tensors{gradients(sum(slope), {x})[0].value()};
  };
}

/// Whether a loss asked for with Reduction::sum comes as one number.  That of a sum is asked of the divisor
/// first, which is A3.6; where it is not written, it was at least asked for.
probe::Call is_one_number(const Loss& summed) {
  return [=](const Tensors& in) {
    Tape tape;
    try {
      const Var loss = summed(tape.variable(in.at(0)), {in.begin() + 1, in.end()});
      return Tensors{probe::scalar(extents(loss).elements() == 1)};
    } catch (const Unfinished& question) {
      if (std::string(question.what()).starts_with("A3.6 ")) return Tensors{probe::scalar(1)};
      throw;
    }
  };
}

void add_losses(probe::Calls& calls) {
  add(calls, "as_written::p_t", [](auto& p, auto& rest) { return as_written::p_t(p, rest[0]); });
  add(calls, "as_written::cross_entropy",
      [](auto& p, auto& rest) { return as_written::cross_entropy(p, rest[0]); });
  add(calls, "as_written::focal",
      [](auto& p, auto& rest) { return as_written::focal(p, rest[0], number(rest[1])); });
  add(calls, "as_written::focal_with_alpha",
      [](auto& p, auto& rest) { return as_written::focal(p, rest[0], number(rest[1]), number(rest[2])); });
  add(calls, "binary_cross_entropy",
      [](auto& x, auto& rest) { return binary_cross_entropy(x, rest[0], {.reduction = Reduction::none}); });
  add(calls, "weighted_cross_entropy", [](auto& x, auto& rest) {
    return binary_cross_entropy(x, rest[0],
                                {.pos_weight = number(rest[1]),
                                 .alpha = number(rest[2]),
                                 .label_smoothing = number(rest[3]),
                                 .reduction = Reduction::none});
  });
  add(calls, "focal", [](auto& x, auto& rest) {
    return focal(x, rest[0], {.gamma = number(rest[1]), .reduction = Reduction::none});
  });
  add(calls, "focal_with_alpha", [](auto& x, auto& rest) {
    return focal(x, rest[0],
                 {.gamma = number(rest[1]), .alpha = number(rest[2]), .reduction = Reduction::none});
  });
  calls["summed_cross_entropy"] = is_one_number(
      [](auto& x, auto& rest) { return binary_cross_entropy(x, rest[0], {.reduction = Reduction::sum}); });
  calls["summed_focal"] = is_one_number([](auto& x, auto& rest) {
    return focal(x, rest[0], {.gamma = number(rest[1]), .reduction = Reduction::sum});
  });
}

Scalar divided_by(Reduction reduction, const Tensors& in) {
  Tape tape;
  return divisor(reduction, tape.variable(in.at(0)), tape.constant(in.at(1)), {"divisor", {}});
}

void add_reductions(probe::Calls& calls) {
  const auto add = [&](const char* name, Reduction reduction) {
    calls[name] = [=](const Tensors& in) { return Tensors{probe::scalar(divided_by(reduction, in))}; };
  };
  add("divisor_sum", Reduction::sum);
  add("divisor_mean", Reduction::mean);
  add("divisor_by_positives", Reduction::by_positives);
  calls["mean_of_losses"] = [](const Tensors& in) {
    const auto threw = [](bool something, bool an_error) {
      return Tensors{probe::scalar(something), probe::scalar(an_error)};
    };
    try {
      divided_by(Reduction::mean, in);
      return threw(false, false);
    } catch (const Error&) {
      return threw(true, true);
    } catch (const Unfinished&) {
      throw;
    } catch (...) {
      return threw(true, false);
    }
  };
}

void add_matrices(probe::Calls& calls) {
  calls["hessian_of_focal"] = [](const Tensors& in) {
    const auto total = [&](const Var& x) {
      return sum(focal(x, in.at(1), {.gamma = number(in.at(2)), .reduction = Reduction::none}));
    };
    return Tensors{hessian(total, in.at(0))};
  };
  calls["hessian_of_product"] = [](const Tensors& in) {
    return Tensors{hessian([](const Var& x) { return prod(x); }, in.at(0))};
  };
  calls["hessian_of_logsumexp"] = [](const Tensors& in) {
    return Tensors{hessian([](const Var& x) { return log(sum(exp(x))); }, in.at(0))};
  };
  calls["jacobian_of_x_times_sum"] = [](const Tensors& in) {
    return Tensors{jacobian([](const Var& x) { return x * sum(x); }, in.at(0))};
  };
  // Fewer rows than columns: a row at a wrong place stays within the matrix, so that numbers come of it.
  calls["jacobian_of_sum_and_product"] = [](const Tensors& in) {
    return Tensors{jacobian([](const Var& x) { return stack({sum(x), prod(x)}, 0); }, in.at(0))};
  };
}

}  // namespace

int main(int argc, char** argv) {
  probe::Calls calls;
  add_losses(calls);
  add_reductions(calls);
  add_matrices(calls);
  return probe::answer(argc, argv, calls);
}
