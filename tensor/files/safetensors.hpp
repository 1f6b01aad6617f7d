// .safetensors files: named tensors and some text, which PyTorch, NumPy and JAX read with the safetensors
// package.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tensor/error.hpp"
#include "tensor/tensor.hpp"

namespace focalgrad {

/// A tensor and what a file calls it.
struct NamedTensor {
  std::string name;
  Tensor value;
};

/// What a .safetensors file holds.
struct SafeTensors {
  std::vector<NamedTensor> tensors;
  std::map<std::string, std::string> metadata = {};
  /// The tensor, or the text, of that name.
  /// Throws Error naming `operation`: there is none.
  const Tensor& tensor(std::string_view name, std::string_view operation, const Line& line) const;
  const std::string& text(const std::string& name, std::string_view operation, const Line& line) const;
};

/// Writes F64 (F32 with float), the header padded so that the data is aligned to 8 bytes.
/// Throws Error: two tensors of one name, or one named __metadata__; a name or a text that is not UTF-8; the
/// file cannot be written, and the old one is then unchanged.
void save_safetensors(const std::string& path, const SafeTensors& contents, Line line = {});
void save_safetensors(const std::string& path, const SafeTensors& contents, const Caller& caller);

/// Reads F64, F32, F16, BF16, integers and BOOL.
/// Throws Error: the file cannot be read, or breaks a rule of the format: a header beyond 100 MB or the
/// file's end, not JSON of the format's form, a name twice; data out of range, overlapping, with holes, or of
/// another size than its shape and type say; a type that is not known; an integer that a Scalar cannot hold
/// exactly.
SafeTensors load_safetensors(const std::string& path, Line line = {});
SafeTensors load_safetensors(const std::string& path, const Caller& caller);

}  // namespace focalgrad
