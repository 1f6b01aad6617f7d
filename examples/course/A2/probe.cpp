#include "course/probe.hpp"

#include "autograd/show/observe.hpp"
#include "course/unfinished.hpp"

using namespace focalgrad;
using probe::Tensors;

namespace {

constexpr const char* here = "probe";

Tensor row(const std::vector<double>& numbers) {
  Tensor x(Dims{numbers.size()});
  std::copy(numbers.begin(), numbers.end(), x.data());
  return x;
}

/// Whether something is refused.
bool refused(const std::function<void()>& call) try {
  call();
  return false;
} catch (const Error&) {
  return true;
}

/// Of every value on a tape, whether it wants a gradient.
Tensor flags(const Tape& tape) {
  std::vector<double> wants;
  for (std::size_t i = 0; i < tape.size(); ++i) wants.push_back(tape.node(i).wants_gradient ? 1 : 0);
  return row(wants);
}

/// Of every value on a tape, the places of its inputs one after another, each after the value's own.
Tensor places(const Tape& tape) {
  std::vector<double> found;
  for (std::size_t i = 0; i < tape.size(); ++i)
    for (std::size_t k = 0; k < tape.node(i).input_count; ++k) {
      found.push_back(static_cast<double>(i));
      found.push_back(tape.node(i).inputs[k]);
    }
  return row(found);
}

/// Of every value on a tape, whether it received a gradient.
Tensor received(const Tape& tape) {
  std::vector<double> has;
  for (std::size_t i = 0; i < tape.size(); ++i) has.push_back(tape.has_gradient(i) ? 1 : 0);
  return row(has);
}

/// A call on a tape with a variable for each input.
probe::Call on_tape(const std::function<Tensors(Tape&, const std::vector<Var>&)>& call) {
  return [=](const Tensors& in) {
    Tape tape;
    std::vector<Var> x;
    for (const Tensor& each : in) x.push_back(tape.variable(each));
    return call(tape, x);
  };
}

/// A step has changed the parameter.
void change(Parameter& p) {
  p.value += Scalar(1);
  ++p.version;
}

// --- A2.1: what is noted when a value is appended ---

void appending(probe::Calls& calls) {
  for (const bool where : {false, true})
    calls[where ? "places" : "append_products"] = [where](const Tensors& in) {
      Tape tape;
      const Var x = tape.variable(in[0]), c = tape.constant(in[1]);
      const Var a = x * c, b = c * x, d = c * c;
      const Var e = a + d, f = d + a;
      static_cast<void>(b * e * f);
      return Tensors{where ? places(tape) : flags(tape)};
    };
  calls["append_choices"] = [](const Tensors& in) {
    Tape tape;
    const Var x = tape.variable(in[0]), c = tape.constant(in[1]);
    const Var larger = x > c;
    static_cast<void>(where(x, c, c));
    static_cast<void>(where(larger, x, c));
    static_cast<void>(detach(x) * c);
    return Tensors{flags(tape)};
  };
  calls["append_within_NoGrad"] = [](const Tensors& in) {
    Tape tape;
    const Var x = tape.variable(in[0]);
    Var y = x * x;
    {
      const NoGrad off(tape);
      y = x * x + y;
    }
    static_cast<void>(x + y);
    return Tensors{flags(tape)};
  };
  calls["append_then_change"] = [](const Tensors& in) {
    Tape tape;
    Parameter p{"p", in[0]}, other{"other", in[0]};
    const Var x = tape.variable(in[1]);
    const Var y = x * tape.parameter(p), z = x * tape.parameter(other);
    const auto refuses = [&](const Var& of) {
      return refused([&] { tape.check_parameters(of, {here, {}}); }) ? 1.0 : 0.0;
    };
    std::vector<double> said{refuses(y), refuses(z)};
    change(p);
    said.insert(said.end(), {refuses(y), refuses(z), refuses(y + z)});
    return Tensors{row(said)};
  };
}

// --- A2.2: a pass begins, or is refused ---

/// Whether a pass begins at y.  What comes after the lines that are judged may be unwritten as yet.
bool begins(Tape& tape, const Var& y) try {
  tape.start_backward(y, nullptr, {});
  return true;
} catch (const Error&) {
  return false;
} catch (const Unfinished&) {
  return true;
}

/// The number of the pass that is under way, seen from outside.
std::uint64_t pass(Tape& tape, const Var& x) {
  Node& node = tape.node(x.index());
  for (node.reached = 0; node.reached < 1000; ++node.reached)
    if (tape.has_gradient(x.index())) break;
  return node.reached;
}

void beginning(probe::Calls& calls) {
  calls["begin_twice"] = on_tape([](Tape& tape, auto& x) {
    const Var y = x[0] * x[0];
    const bool first = begins(tape, y), second = begins(tape, y), third = begins(tape, x[0] + y);
    return Tensors{row({1.0 * first, 1.0 * second, 1.0 * third})};
  });
  calls["begin_after_clear"] = on_tape([](Tape& tape, auto& x) {
    const Var y = x[0] * x[0];
    const bool first = begins(tape, y);
    tape.clear_gradients();
    const bool second = begins(tape, y);
    tape.rewind();
    const Var u = tape.variable(Scalar(3));
    return Tensors{row({1.0 * first, 1.0 * second, 1.0 * begins(tape, u * u)})};
  });
  calls["begin_with_changed_parameter"] = [](const Tensors& in) {
    Tape tape;
    Parameter p{"p", in[0]};
    const Var y = tape.variable(in[0]) * tape.parameter(p);
    ++p.version;
    const bool changed = begins(tape, y);
    return Tensors{row({1.0 * changed})};
  };
  calls["begin_after_refusal"] = [](const Tensors& in) {
    Tape tape;
    Parameter p{"p", in[0]};
    const Var x = tape.variable(in[0]), y = x * tape.parameter(p), z = x * x;
    ++p.version;
    const bool changed = begins(tape, y), other = begins(tape, z);
    return Tensors{row({1.0 * changed, 1.0 * other})};
  };
  // Every pass has a number of its own: what an earlier one sent does not count.
  calls["begin_new_pass"] = on_tape([](Tape& tape, auto& x) {
    const Var y = x[0] * x[0];
    const bool before = (begins(tape, y), tape.has_gradient(x[0].index()));
    const std::uint64_t first = pass(tape, x[0]);
    tape.node(x[0].index()).reached = first;
    tape.clear_gradients();
    const bool still = (begins(tape, y), tape.has_gradient(x[0].index()));
    return Tensors{row({1.0 * before, 1.0 * still})};
  });
}

// --- A2.3: a gradient begins ---

/// The rules of a value, called by hand.
void send(Tape& tape, const Var& from) {
  const Node& made = tape.node(from.index());
  for (std::size_t k = 0; k < made.input_count; ++k)
    if (tape.node(made.inputs[k]).wants_gradient) made.op->pull[k](tape, made);
}

void gradients_begin(probe::Calls& calls) {
  calls["begun"] = on_tape([](Tape& tape, auto& x) {
    const Var y = x[0] * x[0];
    tape.start_backward(y, nullptr, {});
    Node& node = tape.node(x[0].index());
    const bool first = tape.begin_gradient(node), second = tape.begin_gradient(node);
    return Tensors{row({1.0 * first, 1.0 * second}), row({1.0 * tape.has_gradient(x[0].index())})};
  });
  calls["begun_in_each_pass"] = on_tape([](Tape& tape, auto& x) {
    const Var y = x[0] * x[0];
    Node& node = tape.node(x[0].index());
    std::vector<double> said;
    for (int pass = 0; pass < 2; ++pass) {
      tape.clear_gradients();
      tape.start_backward(y, nullptr, {});
      said.push_back(tape.begin_gradient(node) ? 1 : 0);
    }
    return Tensors{row(said)};
  });
  calls["sent_twice"] = on_tape([](Tape& tape, auto& x) {
    const Var y = x[0] * x[1], z = y + x[0];
    tape.start_backward(z, nullptr, {});
    send(tape, z);
    send(tape, y);
    return Tensors{x[0].grad(), x[1].grad()};
  });
  calls["two_passes"] = on_tape([](Tape& tape, auto& x) {
    const Var y = x[0] * x[1];
    tape.start_backward(y, nullptr, {});
    send(tape, y);
    tape.clear_gradients();
    tape.start_backward(y, nullptr, {});
    send(tape, y);
    return Tensors{x[0].grad(), x[1].grad()};
  });
  calls["parameter"] = [](const Tensors& in) {
    Tape tape;
    Parameter p{"p", in[0], in[1]};
    const Var x = tape.variable(in[2]), w = tape.parameter(p), y = x * w;
    tape.start_backward(y, nullptr, {});
    send(tape, y);
    return Tensors{p.grad, x.grad()};
  };
  calls["parameter_after_step"] = [](const Tensors& in) {
    std::vector<double> said;
    for (const bool zeroed : {true, false}) {
      Tape tape;
      Parameter p{"p", in[0], in[1]};
      if (zeroed) p.grad.fill(0);
      p.gradient = Parameter::Gradient::used;
      const Var y = tape.variable(in[0]) * tape.parameter(p);
      tape.start_backward(y, nullptr, {});
      send(tape, y);
      said.push_back(p.gradient == Parameter::Gradient::stale ? 1 : 0);
    }
    return Tensors{row(said)};
  };
}

// --- A2.4, A2.5: the walk ---

/// d(y) by backward, of every input.
void differentiated(probe::Calls& calls, const std::string& name, const probe::Function& function) {
  calls[name] = on_tape([=](Tape& tape, const std::vector<Var>& x) {
    tape.backward(function(x));
    Tensors out;
    for (const Var& each : x) out.push_back(each.grad());
    return out;
  });
  calls["watched_" + name] = on_tape([=](Tape& tape, const std::vector<Var>& x) {
    std::vector<double> steps, parts;
    tape.backward(function(x), [&](const BackwardStep& step) {
      steps.insert(steps.end(), {static_cast<double>(step.node), probe::number(step.gradient)});
      for (const auto& sent : step.sent)
        parts.insert(parts.end(), {static_cast<double>(sent.input), probe::number(sent.part)});
    });
    Tensors out{row(steps), row(parts)};
    for (const Var& each : x) out.push_back(each.grad());
    return out;
  });
}

std::size_t told = 0;

void walking(probe::Calls& calls) {
  differentiated(calls, "square", [](auto& x) { return x[0] * x[0]; });
  differentiated(calls, "chain", [](auto& x) { return tanh(x[0] * x[1]); });
  differentiated(calls, "twice_twice", [](auto& x) {
    const Var b = x[0] + x[0];
    return b * b;
  });
  differentiated(calls, "two_ways", [](auto& x) {
    const Var a = x[0] * x[1], b = a * a, c = a + b;
    return a * c;
  });
  differentiated(calls, "two_ways_exchanged", [](auto& x) {
    const Var a = x[0] * x[1], b = a * a, c = a + b;
    return c * a;
  });
  differentiated(calls, "beside", [](auto& x) {
    const Var a = x[0] * x[1], beside = tanh(a);
    const Var y = a * a;
    static_cast<void>(beside * y);
    return y;
  });
  differentiated(calls, "through_NoGrad", [](auto& x) {
    Var held = x[0];
    {
      const NoGrad off(x[0].tape());
      held = x[0] * x[1];
    }
    return held * x[1];
  });
  // The condition has no rule, and wants a gradient.
  differentiated(calls, "chosen", [](auto& x) { return where(x[0], x[0] * x[1], x[0]); });
  calls["another_loss"] = on_tape([](Tape& tape, auto& x) {
    const Var y = x[0] * x[1], z = x[0] + x[1];
    tape.backward(y);
    tape.clear_gradients();
    tape.backward(z);
    return Tensors{x[0].grad(), x[1].grad()};
  });
  calls["received"] = on_tape([](Tape& tape, auto& x) {
    const Var c = tape.constant(Scalar(2)), y = x[0] * c, beside = x[1] * x[0];
    tape.backward(y + x[0]);
    static_cast<void>(beside);
    return Tensors{received(tape)};
  });
  calls["told"] = on_tape([](Tape& tape, auto& x) {
    const Var y = x[0] * x[1], beside = x[0] + y, z = tanh(y);
    static_cast<void>(beside);
    told = 0;
    tape.recording.sent = [](const Tape&, const Node&) { ++told; };
    tape.backward(z);
    return Tensors{probe::scalar(static_cast<double>(told))};
  });
  calls["deep"] = on_tape([](Tape& tape, auto& x) {
    Var y = x[0];
    for (int i = 0; i < 2000; ++i) y = y + x[0];
    tape.backward(y);
    return Tensors{x[0].grad()};
  });
}

// --- A2.6, A2.7: gradients that are recorded ---

/// name: x…, g -> gradients; name': x…, g, h… -> the gradients of those, when h… arrives at them.
void recorded(probe::Calls& calls, const std::string& name, std::size_t count,
              const probe::Function& function) {
  const auto variables = [=](Tape& tape, const Tensors& in) {
    std::vector<Var> x;
    for (std::size_t k = 0; k < count; ++k) x.push_back(tape.variable(in.at(k)));
    return x;
  };
  calls[name] = [=](const Tensors& in) {
    Tape tape;
    const auto x = variables(tape, in);
    Tensors out;
    for (const Var& each : gradients(function(x), x, in.at(count))) out.push_back(each.value());
    return out;
  };
  calls["twice_" + name] = [=](const Tensors& in) {
    Tape tape;
    const auto x = variables(tape, in);
    const std::vector<Var> slopes = gradients(function(x), x, in.at(count));
    Tensors out;
    for (std::size_t k = 0; k < count; ++k)
      for (const Var& each : gradients(slopes[k], x, in.at(count + 1 + k))) out.push_back(each.value());
    return out;
  };
}

void recording(probe::Calls& calls) {
  recorded(calls, "grad_square", 1, [](auto& x) { return x[0] * x[0]; });
  recorded(calls, "grad_tanh", 1, [](auto& x) { return tanh(x[0]); });
  recorded(calls, "grad_product", 2, [](auto& x) { return x[0] * x[1]; });
  recorded(calls, "grad_two_ways", 2, [](auto& x) {
    const Var a = x[0] * x[1], b = a * a;
    return a * b + tanh(x[0]);
  });
  recorded(calls, "grad_sum_of_column", 1, [](auto& x) { return sum(x[0] * x[0], {1}); });
  recorded(calls, "grad_unused", 2, [](auto& x) {
    const Var y = x[0] * x[0];
    static_cast<void>(x[1] * y);
    return y;
  });
  recorded(calls, "grad_chosen", 1, [](auto& x) { return where(x[0], x[0] * x[0], x[0]); });
  recorded(calls, "grad_plain_sum", 1, [](auto& x) { return sum(x[0]); });
  recorded(calls, "grad_plain_row_sums", 1, [](auto& x) { return sum(x[0], {1}); });
  recorded(calls, "grad_sum", 1, [](auto& x) { return sum(x[0] * x[0]); });
  recorded(calls, "grad_row_sums", 1, [](auto& x) { return sum(x[0] * x[0], {1}); });
}

}  // namespace

int main(int argc, char** argv) {
  probe::Calls calls;
  appending(calls);
  beginning(calls);
  gradients_begin(calls);
  walking(calls);
  recording(calls);
  return probe::answer(argc, argv, calls);
}
