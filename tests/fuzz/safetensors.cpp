// .safetensors files.
#include "tensor/files/safetensors.hpp"

#include <set>

#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/readers.hpp"

namespace focalgrad::fuzz {

bool takes_safetensors(const std::string& bytes) {
  SafeTensors contents;
  if (!takes(bytes, [&] { contents = load_safetensors(file_of("in.safetensors", bytes)); })) return false;
  std::set<std::string> names;
  for (const NamedTensor& each : contents.tensors)
    promise(names.insert(each.name).second, "two tensors have one name");
  save_safetensors(at("out.safetensors"), contents);
  const SafeTensors again = load_safetensors(at("out.safetensors"));
  promise(again.metadata == contents.metadata && again.tensors.size() == contents.tensors.size(),
          "texts and tensors are kept");
  save_safetensors(at("again.safetensors"), again);
  promise(bytes_of(at("again.safetensors")) == bytes_of(at("out.safetensors")), "the numbers are kept");
  return true;
}

std::string a_safetensors() {
  save_safetensors(at("example.safetensors"),
                   {{{"0.weight", Tensor{{1, 2}, {3, 4}}}, {"0.bias", Tensor{5, 6}}}, {{"loss", "ce"}}});
  return bytes_of(at("example.safetensors"));
}

}  // namespace focalgrad::fuzz
