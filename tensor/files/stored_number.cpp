#include "tensor/files/stored_number.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

namespace focalgrad {

namespace {

/// The same bits as another type (std::bit_cast, which Emscripten's library lacks).
template <class To, class From>
To same_bits(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

/// The bits of one number, whatever the order of this machine's bytes.
std::uint64_t bits_of(const char* bytes, std::size_t size, bool big_endian) {
  std::uint64_t bits = 0;
  for (std::size_t k = 0; k < size; ++k) {
    const std::size_t at = big_endian ? k : size - 1 - k;
    bits = bits << 8 | static_cast<unsigned char>(bytes[at]);
  }
  return bits;
}

/// IEEE 754's half precision: 1 sign bit, 5 of the exponent, 10 of the fraction.
double half(std::uint64_t bits) {
  const int exponent = static_cast<int>(bits >> 10 & 31);
  const auto fraction = static_cast<double>(bits & 1023);
  const double sign = (bits >> 15) != 0 ? -1 : 1;
  if (exponent == 31) return fraction == 0 ? sign * HUGE_VAL : std::nan("");
  return sign * (exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25));
}

double single(std::uint64_t bits) { return same_bits<float>(static_cast<std::uint32_t>(bits)); }

/// An integer as a Scalar; none when that rounds it.
template <class Integer>
std::optional<Scalar> exact(Integer number) {
  const auto scalar = static_cast<Scalar>(number);
  constexpr auto beyond =
      static_cast<Scalar>(std::numeric_limits<Integer>::max());  // rounded up where it is large
  if (sizeof(Integer) >= sizeof(Scalar) && scalar >= beyond) return std::nullopt;
  return static_cast<Integer>(scalar) == number ? std::optional(scalar) : std::nullopt;
}

std::optional<Scalar> number(Stored type, std::uint64_t bits) {
  switch (type) {
    case Stored::f16:
      return static_cast<Scalar>(half(bits));
    case Stored::bf16:
      return static_cast<Scalar>(single(bits << 16));
    case Stored::f32:
      return static_cast<Scalar>(single(bits));
    case Stored::f64:
      return static_cast<Scalar>(same_bits<double>(bits));
    case Stored::i8:
      return exact(static_cast<std::int8_t>(bits));
    case Stored::i16:
      return exact(static_cast<std::int16_t>(bits));
    case Stored::i32:
      return exact(static_cast<std::int32_t>(bits));
    case Stored::i64:
      return exact(static_cast<std::int64_t>(bits));
    case Stored::u8:
    case Stored::u16:
    case Stored::u32:
    case Stored::u64:
      return exact(bits);
    case Stored::boolean:
      break;
  }
  return bits != 0 ? Scalar(1) : Scalar(0);
}

}  // namespace

std::size_t size_of(Stored type) {
  constexpr std::array<std::size_t, 13> sizes = {2, 2, 4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 1};
  return sizes[static_cast<std::size_t>(type)];
}

std::optional<std::size_t> bytes_of(const Extents& shape, Stored type) {
  // A stride is the product of the sizes behind its axis, and counted also where another size is 0.
  constexpr std::size_t most = std::numeric_limits<std::ptrdiff_t>::max();
  std::size_t total = size_of(type);
  bool empty = false;
  for (const std::size_t n : shape) {
    empty = empty || n == 0;
    if (n == 0) continue;
    if (total > most / n) return std::nullopt;
    total *= n;
  }
  return empty ? 0 : total;
}

std::optional<std::size_t> read_numbers(Stored type, const char* bytes, std::size_t n, bool big_endian,
                                        Scalar* to) {
  const std::size_t size = size_of(type);
  for (std::size_t i = 0; i < n; ++i) {
    const std::optional<Scalar> each = number(type, bits_of(bytes + i * size, size, big_endian));
    if (!each) return i;
    to[i] = *each;
  }
  return std::nullopt;
}

void append_number(std::string& bytes, Scalar number) {
  using Bits = std::conditional_t<sizeof(Scalar) == 8, std::uint64_t, std::uint32_t>;
  auto bits = same_bits<Bits>(number);
  for (std::size_t k = 0; k < sizeof bits; ++k, bits >>= 8) bytes += static_cast<char>(bits & 255);
}

}  // namespace focalgrad
