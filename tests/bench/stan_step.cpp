// A chain of scalars by Stan Math.
#include <stan/math/rev/core.hpp>

#include "contender.hpp"

namespace bench {

Step stan_step(const Work& work) {
  return [pairs = work.operations / 2] {
    stan::math::var a = factor, b = addend, y = 1.0;
    for (std::size_t i = 0; i < pairs; ++i) y = y * a + b;
    y.grad();
    const double sum = y.val() + a.adj() + b.adj();
    stan::math::recover_memory();
    return sum;
  };
}

}  // namespace bench
