// What table, graph and drawing say of a value.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "autograd/tape.hpp"

namespace focalgrad::show {

/// "data", "variable", "parameter", "loss" or "value": how it is coloured.
std::string kind(const Tape& tape, std::size_t index);
/// Its operator, or what kind of leaf it is.
std::string title(const Node& node);
/// "3.142": four digits.
std::string number(double x);

/// How a format writes the characters that mean something in it.
using Escapes = std::initializer_list<std::pair<char, std::string_view>>;
/// The text with those characters written so.
std::string escaped(std::string_view text, const Escapes& escapes);

/// An input of a value; the norm of the gradient that the input received, empty without one.
struct Edge {
  std::size_t from, to;
  std::string norm;
};
/// Every input of every value.
std::vector<Edge> edges(const Tape& tape);

/// The header of print()'s table and a row for each value.
std::vector<std::vector<std::string>> table(const Tape& tape);

}  // namespace focalgrad::show
