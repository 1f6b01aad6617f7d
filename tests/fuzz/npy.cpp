// .npy files.
#include "tensor/files/npy.hpp"

#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/readers.hpp"

namespace focalgrad::fuzz {

bool takes_npy(const std::string& bytes) {
  Tensor tensor;
  if (!takes(bytes, [&] { tensor = load_npy(file_of("in.npy", bytes)); })) return false;
  save_npy(at("out.npy"), tensor);
  const Tensor again = load_npy(at("out.npy"));
  promise(again.shape() == tensor.shape(), "the shape is kept");
  save_npy(at("again.npy"), again);
  promise(bytes_of(at("again.npy")) == bytes_of(at("out.npy")), "the numbers are kept, bit for bit");
  return true;
}

std::string an_npy() {
  save_npy(at("example.npy"), Tensor{{1, 2.5, -3}, {0, 1e-30, 7}});
  return bytes_of(at("example.npy"));
}

}  // namespace focalgrad::fuzz
