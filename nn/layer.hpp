// Layer: to which layer of a network the values of a tape belong.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "autograd/tape.hpp"

namespace focalgrad {

/// While it lives, what is recorded belongs to this layer ("hidden.0") in pictures of the tape.
/// A Module says it of itself; a function may say it of its steps.
struct Layer : Scope<std::uint16_t> {
  Layer(Tape& tape, std::string_view path) : Scope(tape.recording.layer, place(tape.layers, path)) {}

 private:
  static std::uint16_t place(std::vector<std::string>& layers, std::string_view path) {
    const auto found = std::find(layers.begin(), layers.end(), path) - layers.begin();
    if (found == std::ssize(layers)) layers.emplace_back(path);
    return static_cast<std::uint16_t>(found);
  }
};

}  // namespace focalgrad
