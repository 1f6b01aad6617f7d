#include "autograd/show/summary.hpp"

#include <algorithm>
#include <cmath>

#include "autograd/show/show.hpp"
#include "tensor/error.hpp"

namespace focalgrad {

std::string in_short(const Tensor& value) {
  if (value.size() == 0) return "no elements";
  if (value.size() <= 4) {
    std::string text;
    for (const double x : value) text += (text.empty() ? "" : " ") + show::number(x);
    return value.dimension() == 0 ? text : "[" + text + "]";
  }
  double sum = 0, least = value.data()[0], most = least;
  for (const double x : value) sum += x, least = std::min(least, x), most = std::max(most, x);
  return "mean " + show::number(sum / static_cast<double>(value.size())) + ", from " + show::number(least) +
         " to " + show::number(most);
}

namespace show {

std::string number(double x) { return to_string(x, 4); }

std::string escaped(std::string_view text, const Escapes& escapes) {
  std::string safe;
  for (const char c : text) {
    const auto written = std::find_if(escapes.begin(), escapes.end(), [c](auto& e) { return e.first == c; });
    safe += written == escapes.end() ? std::string_view(&c, 1) : written->second;
  }
  return safe;
}

std::string title(const Node& node) {
  if (node.op) return std::string(node.op->name);
  return node.parameter ? "parameter" : node.wants_gradient ? "variable" : "data";
}

std::string kind(const Tape& tape, std::size_t index) {
  // Backward started from the loss, so nothing after it has a gradient.
  bool after = false;
  for (std::size_t i = index + 1; tape.has_gradient(index) && i < tape.size(); ++i)
    after = after || tape.has_gradient(i);
  if (tape.has_gradient(index) && !after) return "loss";
  return tape.node(index).op ? "value" : title(tape.node(index));
}

std::vector<Edge> edges(const Tape& tape) {
  std::vector<Edge> all;
  for (std::size_t i = 0; i < tape.size(); ++i)
    for (std::size_t k = 0; k < tape.node(i).input_count; ++k) {
      const std::size_t from = tape.node(i).inputs[k];
      double squares = 0;
      if (tape.has_gradient(from))
        for (const double g : tape.node(from).gradient()) squares += g * g;
      all.push_back({from, i, tape.has_gradient(from) ? number(std::sqrt(squares)) : ""});
    }
  return all;
}

std::vector<std::vector<std::string>> table(const Tape& tape) {
  std::vector<std::vector<std::string>> rows = {
      {"#", "operator", "inputs", "shape", "value", "gradient", "name", "line"}};
  for (std::size_t i = 0; i < tape.size(); ++i) {
    const Node& node = tape.node(i);
    std::string inputs;
    for (std::size_t k = 0; k < node.input_count; ++k)
      inputs += (k ? " " : "") + std::to_string(node.inputs[k]);
    rows.push_back({std::to_string(i), title(node), inputs, to_string(extents(node.value())),
                    in_short(node.value()), tape.has_gradient(i) ? in_short(node.gradient()) : "",
                    node.name(), to_string(node.line)});
  }
  return rows;
}

}  // namespace show
}  // namespace focalgrad
