// One model trained by several processes: each takes its part of every batch, and the gradients are added up
// over all.
//
//   mpirun -n 4 build/release/examples/data_parallel
//
// The weights come out as those of one process, which the first one trains too for comparison: to 1e-12,
// since only the order of the sums differs.
#include <mpi.h>

#include <cmath>
#include <cstdio>

#include "focalgrad.hpp"

using namespace focalgrad;

namespace {

constexpr std::size_t rows = 4000, batch = 240, steps = 200;

struct Model {
  Generator generator{7};
  nn::Sequential network{nn::Linear(2, 32, generator), nn::Tanh(), nn::Linear(32, 32, generator), nn::Tanh(),
                         nn::Linear(32, 1, generator)};
  optim::Adam adam{network.parameters(), {.learning_rate = Scalar(0.01)}};
  Tape tape;

  /// The gradient of rows [from, to) of the batch that starts at `start`: their part of the whole batch's
  /// mean.
  void add_gradient(const Tensor& inputs, const Tensor& targets, std::size_t start, std::size_t from,
                    std::size_t to) {
    Tensor x(Dims{to - from, 2}), t(Dims{to - from, 1});
    for (std::size_t i = from; i < to; ++i) {
      const std::size_t row = (start + i) % rows;
      x(i - from, 0) = inputs(row, 0), x(i - from, 1) = inputs(row, 1);
      t(i - from, 0) = targets(row);
    }
    tape.rewind();
    adam.zero_grad();
    const Var losses = losses::focal(network(tape.constant(x)), t, {.reduction = losses::Reduction::sum});
    tape.backward(losses / Scalar(batch));
  }
};

/// Adds each gradient up over all processes.
void all_reduce(const std::vector<nn::Parameter*>& parameters) {
  const MPI_Datatype type = sizeof(Scalar) == 8 ? MPI_DOUBLE : MPI_FLOAT;
  for (nn::Parameter* parameter : parameters)
    MPI_Allreduce(MPI_IN_PLACE, parameter->grad.data(), static_cast<int>(parameter->grad.size()), type,
                  MPI_SUM, MPI_COMM_WORLD);
}

}  // namespace

int main(int argc, char** argv) {
  MPI_Init(&argc, &argv);
  int rank = 0, count = 1;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  MPI_Comm_size(MPI_COMM_WORLD, &count);

  Generator generator(1);  // everyone's data is the same
  const Tensor inputs = normal({rows, 2}, 0, 1, generator);
  Tensor targets(Dims{rows});
  for (std::size_t i = 0; i < rows; ++i)
    targets(i) = inputs(i, 0) * inputs(i, 0) + inputs(i, 1) * inputs(i, 1) > 4 ? Scalar(1) : Scalar(0);

  Model shared, alone;
  const auto part = [&](int which) {
    return batch * static_cast<std::size_t>(which) / static_cast<std::size_t>(count);
  };
  const double began = MPI_Wtime();
  for (std::size_t step = 0; step < steps; ++step) {
    shared.add_gradient(inputs, targets, step * batch, part(rank), part(rank + 1));
    all_reduce(shared.network.parameters());
    shared.adam.step();
  }
  const double taken = MPI_Wtime() - began;

  double worst = 0;
  if (rank == 0) {
    for (std::size_t step = 0; step < steps; ++step) {
      alone.add_gradient(inputs, targets, step * batch, 0, batch);
      alone.adam.step();
    }
    const auto ours = shared.network.parameters(), theirs = alone.network.parameters();
    for (std::size_t k = 0; k < ours.size(); ++k)
      for (std::size_t i = 0; i < ours[k]->value.size(); ++i)
        worst = std::fmax(worst, std::abs(ours[k]->value.data()[i] - theirs[k]->value.data()[i]));
    std::printf("%d process%s, %zu steps of %zu rows: %.1f ms; weights within %.1e of one process's\n", count,
                count == 1 ? "" : "es", steps, batch, 1e3 * taken, worst);
  }
  MPI_Finalize();
  return worst <= (sizeof(Scalar) == 8 ? 1e-12 : 1e-3) ? 0 : 1;
}
