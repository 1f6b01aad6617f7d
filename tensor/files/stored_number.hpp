// How files store numbers, and reading them into a Tensor.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "tensor/shape.hpp"

namespace focalgrad {

enum class Stored { f16, bf16, f32, f64, i8, i16, i32, i64, u8, u16, u32, u64, boolean };

/// Bytes of one number.
std::size_t size_of(Stored type);

/// Bytes of a tensor of this shape; none when that is more than a machine can count.
std::optional<std::size_t> bytes_of(const Extents& shape, Stored type);

/// Reads n numbers of a type, lowest byte first (highest with big_endian), into `to`.  Floating-point numbers
/// are rounded.  Returns the index of the first integer that a Scalar cannot hold exactly; none when all fit.
std::optional<std::size_t> read_numbers(Stored type, const char* bytes, std::size_t n, bool big_endian,
                                        Scalar* to);

/// A Scalar's bytes, lowest first.
void append_number(std::string& bytes, Scalar number);

}  // namespace focalgrad
