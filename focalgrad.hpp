// focalgrad: a tape-based reverse-mode autodiff engine over xtensor, with layers, optimisers and losses.
// The one include of programs that use it.
#pragma once

#include "autograd/gradcheck.hpp"
#include "autograd/higher_order.hpp"
#include "autograd/operators.hpp"
#include "autograd/tape.hpp"
#include "losses/as_written.hpp"
#include "losses/cross_entropy.hpp"
#include "losses/focal.hpp"
#include "nn/activations.hpp"
#include "nn/dropout.hpp"
#include "nn/init.hpp"
#include "nn/linear.hpp"
#include "nn/module.hpp"
#include "nn/optim/adagrad.hpp"
#include "nn/optim/adam.hpp"
#include "nn/optim/clip.hpp"
#include "nn/optim/rmsprop.hpp"
#include "nn/optim/schedule.hpp"
#include "nn/optim/sgd.hpp"
#include "nn/sequential.hpp"
#include "tensor/random.hpp"
