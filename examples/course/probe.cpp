#include "course/probe.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <new>

#include "course/unfinished.hpp"

namespace probe {

using namespace focalgrad;

namespace {

/// Throws std::runtime_error: the text is not of the form above.
Tensor read_tensor(std::istream& in) {
  std::size_t rank = 0;
  if (!(in >> rank)) throw std::runtime_error("a tensor is missing");
  Dims shape(rank);
  for (auto& size : shape) in >> size;
  Tensor x(shape);
  for (Scalar& each : x) {
    std::string number;
    in >> number;
    each = static_cast<Scalar>(std::strtod(number.c_str(), nullptr));  // reads inf and nan too
  }
  return x;
}

std::string text(const Tensor& x) {
  std::string line = std::to_string(x.dimension());
  for (const auto size : x.shape()) line += " " + std::to_string(size);
  char number[40];
  for (const Scalar each : x) {
    std::snprintf(number, sizeof number, " %.17g", static_cast<double>(each));
    line += number;
  }
  return line + "\n";
}

/// Written at once, so that a crash costs no earlier answer.
void send(int channel, const std::string& what) {
  for (std::size_t done = 0; done < what.size();) {
    const auto written = ::write(channel, what.data() + done, what.size() - done);
    if (written <= 0) std::exit(3);
    done += static_cast<std::size_t>(written);
  }
}

std::string failed(const std::string& id, const char* kind, std::string why) {
  for (char& each : why)
    if (each == '\n') each = '\t';
  return "failed " + id + " " + kind + " " + why + "\n";
}

std::string called(const std::string& id, const Call& call, const Tensors& in) try {
  const Tensors out = call(in);
  std::string said = "answer " + id + " " + std::to_string(out.size()) + "\n";
  for (const Tensor& each : out) said += text(each);
  return said;
} catch (const Unfinished& question) {
  return failed(id, "unfinished", question.what());
} catch (const std::bad_alloc&) {
  return failed(id, "memory", "");
} catch (const std::exception& error) {
  return failed(id, "error", error.what());
} catch (...) {
  return failed(id, "error", "something was thrown that is no std::exception");
}

}  // namespace

int answer(int argc, char** argv, const Calls& calls) {
  const int channel = argc > 1 ? std::atoi(argv[argc - 1]) : 1;
  std::string word, id, name;
  std::size_t count = 0;
  while (std::cin >> word >> id >> name >> count) {
    Tensors in;
    for (std::size_t k = 0; k < count; ++k) in.push_back(read_tensor(std::cin));
    const auto call = calls.find(name);
    send(channel, call == calls.end() ? failed(id, "error", "this probe has no call " + name)
                                      : called(id, call->second, in));
  }
  return 0;
}

Tensor scalar(double x) { return Tensor(Dims{}, static_cast<Scalar>(x)); }
double number(const Tensor& x) { return static_cast<double>(*x.data()); }

namespace {

std::vector<Var> variables(Tape& tape, const Tensors& in, std::size_t count) {
  std::vector<Var> x;
  for (std::size_t k = 0; k < count; ++k) x.push_back(tape.variable(in.at(k)));
  return x;
}

}  // namespace

void add(Calls& calls, const std::string& name, const Function& function) {
  calls[name] = [=](const Tensors& in) {
    Tape tape;
    return Tensors{function(variables(tape, in, in.size())).value()};
  };
  calls[name + "'"] = [=](const Tensors& in) {
    Tape tape;
    const std::vector<Var> x = variables(tape, in, in.size() - 1);
    tape.backward(function(x), in.back());
    Tensors out;
    for (const Var& each : x) out.push_back(each.grad());
    return out;
  };
  calls[name + "''"] = [=](const Tensors& in) {
    Tape tape;
    const std::vector<Var> x = variables(tape, in, in.size() - 1);
    std::vector<Var> slopes = gradients(function(x), x, in.back());
    Var total = sum(slopes[0]);
    for (std::size_t k = 1; k < slopes.size(); ++k) total += sum(slopes[k]);
    Tensors out;
    for (const Var& each : gradients(total, x)) out.push_back(each.value());
    return out;
  };
}

}  // namespace probe
