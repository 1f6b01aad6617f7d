// A chain of scalars by ADOL-C: traced anew each step, as a tape of ours is.
#include <adolc/adolc.h>

#include <array>

#include "contender.hpp"

namespace bench {

Step adolc_step(const Work& work) {
  return [pairs = work.operations / 2] {
    constexpr short tag = 1;
    std::array<double, 3> x{factor, addend, 1}, slopes{};
    double value = 0;
    trace_on(tag);
    {
      adouble a, b, y;
      a <<= x[0], b <<= x[1], y <<= x[2];
      for (std::size_t i = 0; i < pairs; ++i) y = y * a + b;
      y >>= value;
    }
    trace_off();
    gradient(tag, 3, x.data(), slopes.data());
    return value + slopes[0] + slopes[1];
  };
}

}  // namespace bench
