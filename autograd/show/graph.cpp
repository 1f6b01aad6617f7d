#include "autograd/show/graph.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ostream>
#include <vector>

#include "nn/parameter.hpp"

namespace focalgrad {

namespace {

std::string number(double x) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", x);
  return text;
}

const char* kind(const Node& node) {
  return node.op ? "value" : node.parameter ? "parameter" : node.wants_gradient ? "variable" : "data";
}

std::string title(const Node& node) { return node.op ? std::string(node.op->name) : kind(node); }

std::string inputs(const Node& node) {
  std::string text;
  for (std::size_t k = 0; k < node.input_count; ++k) text += (k ? " " : "") + std::to_string(node.inputs[k]);
  return text;
}

/// Left-aligned columns as wide as their widest cell.
void print_columns(std::ostream& to, const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> width(rows[0].size(), 0);
  for (const auto& row : rows)
    for (std::size_t k = 0; k < row.size(); ++k) width[k] = std::max(width[k], row[k].size());
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t k = 0; k < row.size(); ++k)
      line += row[k] + std::string(width[k] - row[k].size() + 2, ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    to << line << "\n";
  }
}

/// A label's lines: what it is, its name, its shape.
std::vector<std::string> label(const Node& node) {
  std::vector<std::string> lines = {title(node)};
  if (!node.name.empty()) lines.push_back(node.name);
  lines.push_back(to_string(extents(node.value())));
  return lines;
}

std::string joined(const std::vector<std::string>& lines, const char* between) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : between) + line;
  return text;
}

/// Calls edge(from, to, label) for every input of every node; the label is the norm of from's gradient.
template <class Edge>
void every_edge(const Tape& tape, Edge edge) {
  for (std::size_t i = 0; i < tape.size(); ++i)
    for (std::size_t k = 0; k < tape.node(i).input_count; ++k) {
      const std::size_t from = tape.node(i).inputs[k];
      std::string norm;
      if (tape.has_gradient(from)) {
        double squares = 0;
        for (const double g : tape.node(from).gradient()) squares += g * g;
        norm = number(std::sqrt(squares));
      }
      edge(from, i, norm);
    }
}

}  // namespace

std::string in_short(const Tensor& value) {
  if (value.size() == 0) return "no elements";
  if (value.size() <= 4) {
    std::string text;
    for (const double x : value) text += (text.empty() ? "" : " ") + number(x);
    return value.dimension() == 0 ? text : "[" + text + "]";
  }
  double sum = 0, least = value.data()[0], most = least;
  for (const double x : value) sum += x, least = std::min(least, x), most = std::max(most, x);
  return "mean " + number(sum / static_cast<double>(value.size())) + ", from " + number(least) + " to " +
         number(most);
}

void print(std::ostream& to, const Tape& tape) {
  std::vector<std::vector<std::string>> rows = {
      {"#", "operator", "inputs", "shape", "value", "gradient", "name", "line"}};
  for (std::size_t i = 0; i < tape.size(); ++i) {
    const Node& node = tape.node(i);
    rows.push_back({std::to_string(i), title(node), inputs(node), to_string(extents(node.value())),
                    in_short(node.value()), tape.has_gradient(i) ? in_short(node.gradient()) : "", node.name,
                    to_string(node.line)});
  }
  print_columns(to, rows);
}

std::string to_dot(const Tape& tape) {
  std::string text =
      "digraph tape {\n  rankdir=LR;\n  node [shape=box, style=\"rounded,filled\", fillcolor=white];\n";
  for (std::size_t i = 0; i < tape.size(); ++i) {
    const Node& node = tape.node(i);
    const char* colour = node.op               ? "white"
                         : node.parameter      ? "palegreen"
                         : node.wants_gradient ? "lightblue"
                                               : "grey90";
    text += "  n" + std::to_string(i) + " [label=\"" + joined(label(node), "\\n") +
            "\", fillcolor=" + colour + "];\n";
  }
  every_edge(tape, [&](std::size_t from, std::size_t at, const std::string& norm) {
    text += "  n" + std::to_string(from) + " -> n" + std::to_string(at) +
            (norm.empty() ? " [style=dashed]" : " [label=\"" + norm + "\"]") + ";\n";
  });
  return text + "}\n";
}

std::string to_mermaid(const Tape& tape) {
  std::string text = "graph LR\n";
  for (std::size_t i = 0; i < tape.size(); ++i)
    text += "  n" + std::to_string(i) + "[\"" + joined(label(tape.node(i)), "<br/>") +
            "\"]:::" + kind(tape.node(i)) + "\n";
  every_edge(tape, [&](std::size_t from, std::size_t at, const std::string& norm) {
    text += "  n" + std::to_string(from) + (norm.empty() ? " -.-> " : " -->|" + norm + "| ") + "n" +
            std::to_string(at) + "\n";
  });
  return text +
         "  classDef data fill:#eee,stroke:#888\n  classDef variable fill:#cde,stroke:#468\n"
         "  classDef parameter fill:#cec,stroke:#484\n  classDef value fill:#fff,stroke:#444\n";
}

}  // namespace focalgrad
