// NumPy's .npy files: np.load opens what save_npy writes, and load_npy reads what np.save writes.
#pragma once

#include <string>

#include "tensor/error.hpp"
#include "tensor/tensor.hpp"

namespace focalgrad {

/// Writes format 1.0, dtype '<f8' ('<f4' with float), in C order (numpy.lib.format).
/// Throws Error: the file cannot be written; the old one is then unchanged.
void save_npy(const std::string& path, const Tensor& tensor, Line line = {});

/// Reads formats 1.0 to 3.0 of floating-point, integer and boolean arrays, in C or Fortran order, of either
/// byte order.
/// Throws Error: it cannot be read; it is not such a file; its size is not what its header says; an integer
/// that a Scalar cannot hold exactly.
Tensor load_npy(const std::string& path, Line line = {});

}  // namespace focalgrad
