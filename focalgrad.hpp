// focalgrad: a tape-based reverse-mode autodiff engine over xtensor, with layers, optimisers and losses.
// The one include of programs that use it.
#pragma once

// What programs use of xtensor's own beside its containers: <<, xt::view, xt::argmax.
#if __has_include(<xtensor/containers/xarray.hpp>)
#include <xtensor/io/xio.hpp>
#include <xtensor/misc/xsort.hpp>
#include <xtensor/views/xview.hpp>
#else
#include <xtensor/xio.hpp>
#include <xtensor/xsort.hpp>
#include <xtensor/xview.hpp>
#endif

#include "autograd/check/anomaly.hpp"
#include "autograd/check/gradcheck.hpp"
#include "autograd/check/mutation.hpp"
#include "autograd/functional/gradients.hpp"
#include "autograd/functional/jacobian.hpp"
#include "autograd/functional/pieces.hpp"
#include "autograd/operators.hpp"
#include "autograd/record.hpp"
#include "autograd/show/show.hpp"
#include "autograd/tape.hpp"
#include "losses/as_written.hpp"
#include "losses/baselines/asymmetric.hpp"
#include "losses/baselines/class_balanced.hpp"
#include "losses/baselines/hard_examples.hpp"
#include "losses/baselines/margins_and_priors.hpp"
#include "losses/baselines/poly.hpp"
#include "losses/cross_entropy.hpp"
#include "losses/focal.hpp"
#include "losses/parts/targets.hpp"
#include "metrics/metrics.hpp"
#include "nn/activations.hpp"
#include "nn/checkpoint.hpp"
#include "nn/dropout.hpp"
#include "nn/init.hpp"
#include "nn/layer.hpp"
#include "nn/linear.hpp"
#include "nn/module.hpp"
#include "nn/optim/adagrad.hpp"
#include "nn/optim/adam.hpp"
#include "nn/optim/clip.hpp"
#include "nn/optim/rmsprop.hpp"
#include "nn/optim/schedule.hpp"
#include "nn/optim/sgd.hpp"
#include "nn/sequential.hpp"
#include "tensor/files/npy.hpp"
#include "tensor/product.hpp"
#include "tensor/random.hpp"
