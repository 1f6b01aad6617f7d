// Looking at a tape: as a table, as a graph, as a drawing.
#pragma once

#include <iosfwd>
#include <string>

#include "autograd/show/observe.hpp"

namespace focalgrad {

/// A row for each value: its number, operator, inputs, shape, the value and (after backward) the gradient in
/// short, its name and the line that made it.
void print(std::ostream& to, const Tape& tape);

/// The tape as a graph for Graphviz and for Mermaid: data grey, variables blue, parameters green, the loss of
/// the last backward orange; the values of a layer stand together; after backward each edge says the norm of
/// the gradient that its start received, and what received none is dashed.
std::string to_dot(const Tape& tape);
std::string to_mermaid(const Tape& tape);

/// The same graph as a drawing that needs nothing else: an SVG image, and a page with it and the table.  A
/// value's formula, numbers and line appear when it is pointed at.
std::string to_svg(const Tape& tape);
std::string to_html(const Tape& tape, std::string_view title = "A tape");

/// A tensor in a few words: "0.25", "[1 2 3]", "mean 0.1, from -2 to 3".
std::string in_short(const Tensor& value);

}  // namespace focalgrad
