#include <algorithm>
#include <ostream>

#include "autograd/show/show.hpp"
#include "autograd/show/summary.hpp"

namespace focalgrad {

namespace {

// How a name stands in a label.  Graphviz reads HTML's entities in a quoted string; Mermaid has its own.
const show::Escapes in_dot = {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'&', "&amp;"}};
const show::Escapes in_mermaid = {{'"', "#quot;"}, {'\\', "#92;"}, {'\n', "<br/>"}, {'&', "#amp;"},
                                  {'<', "#lt;"},   {'>', "#gt;"},  {'#', "#35;"},   {'`', "#96;"}};

/// What the value is, its name, its shape, one below the other.
std::string label(const Node& node, const std::string& new_line, const show::Escapes& escapes) {
  return show::title(node) + (node.name().empty() ? "" : new_line + show::escaped(node.name(), escapes)) +
         new_line + to_string(extents(node.value()));
}

/// Calls open(layer), each(value) and close() so that the values of a layer come together.
template <class Open, class Each, class Close>
void by_layer(const Tape& tape, Open open, Each each, Close close) {
  const auto& layers = tape.layers;
  for (std::size_t layer = 0; layer < layers.size(); ++layer) {
    if (layer > 0) open(layer, layers[layer]);
    for (std::size_t i = 0; i < tape.size(); ++i)
      if (tape.node(i).layer == layer) each(i);
    if (layer > 0) close();
  }
}

}  // namespace

void print(std::ostream& to, const Tape& tape) {
  const auto rows = show::table(tape);
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

std::string to_dot(const Tape& tape) {
  const auto colour = [&](std::size_t i) {
    const std::string kind = show::kind(tape, i);
    return kind == "data"        ? "grey90"
           : kind == "variable"  ? "lightblue"
           : kind == "parameter" ? "palegreen"
           : kind == "loss"      ? "orange"
                                 : "white";
  };
  std::string text = "digraph tape {\n  rankdir=LR;\n  node [shape=box, style=\"rounded,filled\"];\n";
  by_layer(
      tape,
      [&](std::size_t k, const std::string& layer) {
        text += "  subgraph cluster_" + std::to_string(k) + " {\n  label=\"" + show::escaped(layer, in_dot) +
                "\"; color=grey;\n";
      },
      [&](std::size_t i) {
        text += "  n" + std::to_string(i) + " [label=\"" + label(tape.node(i), "\\n", in_dot) +
                "\", fillcolor=" + colour(i) + "];\n";
      },
      [&] { text += "  }\n"; });
  for (const show::Edge& edge : show::edges(tape))
    text += "  n" + std::to_string(edge.from) + " -> n" + std::to_string(edge.to) +
            (edge.norm.empty() ? " [style=dashed]" : " [label=\"" + edge.norm + "\"]") + ";\n";
  return text + "}\n";
}

std::string to_mermaid(const Tape& tape) {
  std::string text = "graph LR\n";
  by_layer(
      tape,
      [&](std::size_t k, const std::string& layer) {
        text += "  subgraph layer" + std::to_string(k) + "[\"" + show::escaped(layer, in_mermaid) + "\"]\n";
      },
      [&](std::size_t i) {
        text += "  n" + std::to_string(i) + "[\"" + label(tape.node(i), "<br/>", in_mermaid) +
                "\"]:::" + show::kind(tape, i) + "\n";
      },
      [&] { text += "  end\n"; });
  for (const show::Edge& edge : show::edges(tape))
    text += "  n" + std::to_string(edge.from) + (edge.norm.empty() ? " -.-> " : " -->|" + edge.norm + "| ") +
            "n" + std::to_string(edge.to) + "\n";
  return text +
         "  classDef data fill:#eee,stroke:#888\n  classDef variable fill:#cde,stroke:#468\n"
         "  classDef parameter fill:#cec,stroke:#484\n  classDef value fill:#fff,stroke:#444\n"
         "  classDef loss fill:#fc8,stroke:#a60\n";
}

}  // namespace focalgrad
