// The tape drawn without Graphviz: operators from left to right in the order of the data, the leaves that
// only help them (weights, targets) below.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "autograd/show/show.hpp"
#include "autograd/show/summary.hpp"

namespace focalgrad {

namespace {

constexpr int card_width = 132, card_height = 52, column_step = 190, row_step = 84, margin = 40;

struct Place {
  int column = 0, row = 0;
  int x() const { return margin + column * column_step; }
  int y() const { return margin + row * row_step; }
};

/// Where each value stands.  An operator is one column after its inputs and in the row of the first; a leaf
/// that is a first input is a column before, any other is below the operator that it is first used by.
std::vector<Place> layout(const Tape& tape) {
  std::vector<Place> places(tape.size());
  std::vector<char> placed(tape.size(), 0);
  std::set<std::pair<int, int>> taken;
  const auto put = [&](std::size_t i, int column, int row) {
    while (taken.contains({column, row})) ++row;
    places[i] = {column, row};
    placed[i] = 1;
    taken.insert({column, row});
  };
  for (std::size_t i = 0; i < tape.size(); ++i) {
    const Node& node = tape.node(i);
    if (node.input_count == 0) continue;
    const std::size_t first = node.inputs[0];
    if (!placed[first]) put(first, 0, 0);
    int column = 0;
    for (std::size_t k = 0; k < node.input_count; ++k)
      if (placed[node.inputs[k]] && (k == 0 || tape.node(node.inputs[k]).op))
        column = std::max(column, places[node.inputs[k]].column + 1);
    put(i, column, places[first].row);
    for (std::size_t k = 1; k < node.input_count; ++k)
      if (!placed[node.inputs[k]]) put(node.inputs[k], column, places[i].row + 1);
  }
  int below = 0;
  for (const auto& [column, row] : taken) below = std::max(below, row + 1);
  for (std::size_t i = 0; i < tape.size(); ++i)
    if (!placed[i]) put(i, 0, below);  // used by nothing
  return places;
}

std::string escaped(std::string_view text) {
  return show::escaped(text, {{'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}, {'"', "&quot;"}});
}

std::string text_at(int x, int y, std::string_view style, std::string_view text) {
  return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" class=\"" +
         std::string(style) + "\">" + escaped(text) + "</text>\n";
}

std::string rectangle(int x, int y, int width, int height, std::string_view style) {
  return "<rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" width=\"" +
         std::to_string(width) + "\" height=\"" + std::to_string(height) + "\" rx=\"8\" class=\"" +
         std::string(style) + "\"/>\n";
}

/// A frame around the values of each layer, behind them.
std::string frames(const Tape& tape, const std::vector<Place>& places) {
  std::string text;
  for (std::size_t layer = 1; layer < tape.layers.size(); ++layer) {
    int left = 1 << 20, top = 1 << 20, right = -1, bottom = -1;
    for (std::size_t i = 0; i < tape.size(); ++i) {
      if (tape.node(i).layer != layer) continue;
      left = std::min(left, places[i].x()), right = std::max(right, places[i].x());
      top = std::min(top, places[i].y()), bottom = std::max(bottom, places[i].y());
    }
    if (right < 0) continue;
    text += rectangle(left - 12, top - 22, right - left + card_width + 24, bottom - top + card_height + 32,
                      "layer") +
            text_at(left - 4, top - 8, "faint", tape.layers[layer]);
  }
  return text;
}

/// A curve from card to card: over the cards between, sideways, or up from a leaf below.
std::string curve(const show::Edge& edge, const Place& from, const Place& to) {
  int x0 = from.x() + card_width, y0 = from.y() + card_height / 2, x1 = to.x(), y1 = to.y() + card_height / 2;
  int bend_x = (x1 - x0) / 2, bend_y = 0, label_x = (x0 + x1) / 2, label_y = (y0 + y1) / 2 - 5;
  if (from.column == to.column) {
    x0 = x1 = from.x() + card_width / 2;
    y0 = from.y(), y1 = to.y() + card_height;
    if (from.row - to.row > 1)
      x0 = x1 = from.x() + card_width - 14, bend_x = 24;  // past a card
    else
      bend_x = 0;
    label_x = x0 + (bend_x > 0 ? -48 : 4), label_y = y0 - 8;
  } else if (to.column - from.column > 1) {
    bend_y = -row_step / 2, label_y -= row_step / 3;
  }
  const auto point = [](int x, int y) { return std::to_string(x) + " " + std::to_string(y); };
  const bool upwards = from.column == to.column;
  std::string text = "<path d=\"M" + point(x0, y0) + " C" + point(x0 + bend_x, y0 + bend_y) + " " +
                     point(upwards ? x1 + bend_x : x1 - bend_x, y1 + bend_y) + " " + point(x1, y1) +
                     "\" class=\"" + (edge.norm.empty() ? "edge still" : "edge") +
                     "\" marker-end=\"url(#head)\"/>\n";
  if (!edge.norm.empty()) text += text_at(label_x, label_y, upwards ? "norm" : "norm middle", edge.norm);
  return text;
}

std::string card(const Tape& tape, std::size_t i, const Place& at) {
  const Node& node = tape.node(i);
  std::string about = "#" + std::to_string(i) + " " + describe(node);
  if (node.op) about += "\n" + std::string(node.op->formula);
  about += "\nvalue " + in_short(node.value());
  if (tape.has_gradient(i)) about += "\ngradient " + in_short(node.gradient());
  const std::string second =
      (node.name().empty() ? "" : node.name() + " ") + to_string(extents(node.value()));
  return "<g tabindex=\"0\" data-node=\"" + std::to_string(i) + "\"><title>" + escaped(about) + "</title>" +
         rectangle(at.x(), at.y(), card_width, card_height, "card " + show::kind(tape, i)) +
         text_at(at.x() + card_width / 2, at.y() + 22, "operator", show::title(node)) +
         text_at(at.x() + card_width / 2, at.y() + 40, "faint middle", second) + "</g>\n";
}

constexpr std::string_view style = R"(<style>
  svg { font: 13px system-ui, sans-serif; background: #fff; --ink: #1d1f21; --faint: #5c6570; --line: #77808a }
  .card { fill: #fff; stroke: var(--line); stroke-width: 1.5 }
  .data { fill: #ececec } .variable { fill: #cfe2f6 } .parameter { fill: #cdebd5 }
  .loss { fill: #ffd9a8; stroke: #a65e00; stroke-width: 2.5 }
  .layer { fill: #00000008; stroke: var(--line); stroke-dasharray: 2 4 }
  .edge { fill: none; stroke: var(--line); stroke-width: 1.5 } .still { stroke-dasharray: 5 4 }
  text { fill: var(--ink) } .operator { text-anchor: middle; font-weight: 600 }
  .faint { fill: var(--faint); font-size: 11px } .middle { text-anchor: middle }
  .norm { fill: #8a3b00; font-size: 11px; paint-order: stroke; stroke: #fff; stroke-width: 3px }
</style>
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
<path d="M0 0 L8 4 L0 8 z" fill="#77808a"/></marker></defs>
)";

}  // namespace

std::string to_svg(const Tape& tape) {
  const std::vector<Place> places = layout(tape);
  int right = 0, bottom = 0;
  for (const Place& place : places)
    right = std::max(right, place.x() + card_width), bottom = std::max(bottom, place.y() + card_height);
  const std::string width = std::to_string(right + margin), height = std::to_string(bottom + margin);
  std::string text =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height +
      "\" viewBox=\"0 0 " + width + " " + height +
      "\" role=\"img\" aria-label=\"The values of a tape and what they were computed from\">\n";
  text += style;
  text += frames(tape, places);
  for (const show::Edge& edge : show::edges(tape)) text += curve(edge, places[edge.from], places[edge.to]);
  for (std::size_t i = 0; i < tape.size(); ++i) text += card(tape, i, places[i]);
  return text + "</svg>\n";
}

std::string to_html(const Tape& tape, std::string_view title) {
  const std::string heading = escaped(title);
  std::string text =
      "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\n<title>" + heading +
      "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<style>body { font: 15px system-ui, sans-serif; margin: 2em; color: #1d1f21; background: #fff }\n"
      ".wide { overflow-x: auto } table { border-collapse: collapse } "
      "td, th { text-align: left; padding: .2em .8em; border-bottom: 1px solid #ddd } "
      "b { padding: .1em .5em; border-radius: .4em; font-weight: normal; border: 1px solid #77808a }"
      "</style>\n<h1>" +
      heading +
      "</h1>\n<p><b style=\"background:#ececec\">data</b> <b style=\"background:#cfe2f6\">variable</b> "
      "<b style=\"background:#cdebd5\">parameter</b> <b style=\"background:#ffd9a8\">loss</b> "
      "A number on an edge is the norm of the gradient that came back to where the edge starts; "
      "a dashed edge carries none. Point at a value for its formula and numbers.</p>\n"
      "<div class=\"wide\">\n" +
      to_svg(tape) + "</div>\n<h2>Its values in order</h2>\n<div class=\"wide\"><table>\n";
  bool head = true;
  for (const auto& row : show::table(tape)) {
    text += "<tr>";
    for (const std::string& cell : row) text += (head ? "<th>" : "<td>") + escaped(cell);
    text += "\n";
    head = false;
  }
  return text + "</table></div>\n</html>\n";
}

}  // namespace focalgrad
