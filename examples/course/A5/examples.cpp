#include "course/A5/examples.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "tensor/random.hpp"

namespace course {

using namespace focalgrad;

std::size_t Examples::positives() const {
  return static_cast<std::size_t>(std::count(targets.begin(), targets.end(), Scalar(1)));
}

std::vector<char> Examples::labels() const { return {targets.begin(), targets.end()}; }

Examples Examples::rows(std::span<const std::size_t> numbers) const {
  const std::size_t width = features.shape()[1];
  Examples some{Tensor(Dims{numbers.size(), width}), Tensor(Dims{numbers.size(), 1})};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    std::copy_n(features.data() + numbers[i] * width, width, some.features.data() + i * width);
    some.targets.data()[i] = targets.data()[numbers[i]];
  }
  return some;
}

namespace {

/// Shifts and scales each column as `like` has it; a column of one value is only shifted.
void standardise(Split& parts) {
  const Tensor like = parts.train.features;
  const std::size_t n = like.shape()[0], width = like.shape()[1];
  for (std::size_t column = 0; column < width; ++column) {
    double mean = 0, spread = 0;
    for (std::size_t i = 0; i < n; ++i) mean += like.data()[i * width + column] / static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i) spread += std::pow(like.data()[i * width + column] - mean, 2);
    const double deviation = spread > 0 ? std::sqrt(spread / static_cast<double>(n)) : 1;
    for (Examples* part : {&parts.train, &parts.validation, &parts.test})
      for (std::size_t i = 0; i < part->size(); ++i) {
        Scalar& x = part->features.data()[i * width + column];
        x = static_cast<Scalar>((x - mean) / deviation);
      }
  }
}

}  // namespace

Split split(const Examples& all, std::uint64_t seed) {
  Generator generator = Generator(seed).fork(2);  // 0 and 1 are for weights and batches
  std::vector<std::size_t> parts[3];
  for (const Scalar label : {0, 1}) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all.targets.data()[i] == label) numbers.push_back(i);
    if (numbers.size() < 5)
      throw std::runtime_error("there are " + std::to_string(numbers.size()) + " examples of the label " +
                               (label == 1 ? "1" : "0") + "; three parts want at least 5");
    generator.shuffle(numbers);
    for (std::size_t k = 0; k < numbers.size(); ++k)
      parts[k * 5 < numbers.size() * 3 ? 0 : k * 5 < numbers.size() * 4 ? 1 : 2].push_back(numbers[k]);
  }
  Split result{all.rows(parts[0]), all.rows(parts[1]), all.rows(parts[2])};
  standardise(result);
  return result;
}

namespace {

Examples cloud(std::size_t n, Generator& generator) {
  Examples drawn{Tensor(Dims{n, 2}), Tensor(Dims{n, 1})};
  for (std::size_t i = 0; i < n; ++i) {
    const bool positive = i % 20 == 0;
    drawn.targets.data()[i] = positive;
    for (std::size_t k = 0; k < 2; ++k)
      drawn.features.data()[2 * i + k] = static_cast<Scalar>((positive ? 1.5 : 0) + generator.normal());
  }
  return drawn;
}

}  // namespace

Split clouds(std::uint64_t seed) {
  Generator generator = Generator(seed).fork(2);
  Split drawn;
  drawn.train = cloud(1000, generator);
  drawn.validation = cloud(1000, generator);
  drawn.test = cloud(2000, generator);
  return drawn;
}

}  // namespace course
