#include "examples/experiment/keeping/write_whole.hpp"

#include "tensor/error.hpp"
#include "tensor/files/file.hpp"

namespace focalgrad::experiment {

void write_whole(const std::string& path, const std::string& content) {
  const std::error_code error = write_file(path, content);
  if (error) throw Error(path + " cannot be written: " + error.message());
}

}  // namespace focalgrad::experiment
