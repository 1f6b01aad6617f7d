// Looking at a tape: as a table, and as a graph for Graphviz or Mermaid.
#pragma once

#include <iosfwd>
#include <string>

#include "autograd/tape.hpp"

namespace focalgrad {

/// A row for each value: its number, operator, inputs, shape, the value and (after backward) the gradient in
/// short, its name and the line that made it.
void print(std::ostream& to, const Tape& tape);

/// The tape as a graph: data grey, variables blue, parameters green, what the loss of the last backward
/// depends on drawn solid; after backward each edge says the norm of the gradient that its end received.
std::string to_dot(const Tape& tape);
std::string to_mermaid(const Tape& tape);

/// A tensor in a few words: "0.25", "[1 2 3]", "mean 0.1, from -2 to 3".
std::string in_short(const Tensor& value);

}  // namespace focalgrad
