// The header of a .safetensors file: JSON of one fixed form.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace focalgrad::safetensors {

/// What the header says of a tensor: where its bytes are, and what they mean.
struct Entry {
  std::string name, dtype;
  std::vector<std::size_t> shape;
  std::size_t begin = 0, end = 0;
};
/// The tensors and texts that a file holds.
struct Header {
  std::vector<Entry> entries;
  std::map<std::string, std::string> metadata;
};

/// What is wrong with a header, in words that follow "its header".
struct Malformed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Reads a header; the entries stay in the file's order.
///   {"a": {"dtype": "F64", "shape": [2, 3], "data_offsets": [0, 48]}, "__metadata__": {"key": "text"}}
/// Throws Malformed: it is not JSON of this form; a name is there twice.
Header read_header(std::string_view json);
/// The same JSON without spaces.
/// Throws Malformed: a name or a text that is not UTF-8.
std::string write_header(const Header& header);

}  // namespace focalgrad::safetensors
