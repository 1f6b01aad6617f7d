"""Times Hessians and a product with one, in a network's weights: the library and PyTorch, taking turns.

usage: orders.py PROGRAM   PROGRAM: bench_orders (orders.cpp); FILE torch: answers as it does
"""

import importlib.util
import os
import statistics
import subprocess
import sys
import time

BATCH, ROUNDS, ROUND_SECONDS = 64, 15, 0.1
# The Hessian of 51 and of 1 185 weights, and a product with that of 10 000.
WORKS = ["hessian 2-6-4-1", "hessian 2-32-32-1", "hvp 99-99-1"]


def answer():
    import torch
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)

    def numbers(n, scale, f):
        return scale * f(torch.arange(1., n + 1))

    def network(widths):
        inputs = numbers(BATCH * widths[0], 1, torch.cos).reshape(BATCH, -1)
        layers = list(zip(widths, widths[1:]))
        sizes = [size for i, o in layers for size in (i * o, o)]

        def f(weights):
            x, parts = inputs, weights.split(sizes)
            for k, (i, o) in enumerate(layers):
                x = torch.addmm(parts[2 * k + 1], x if k == 0 else x.tanh(), parts[2 * k].reshape(i, o))
            return x.square().mean()

        return f, sum(sizes)

    print("ready", flush=True)
    for line in sys.stdin:
        work, widths, count = line.split()
        f, n = network([int(width) for width in widths.split("-")])
        at, v = numbers(n, 0.3, torch.sin), numbers(n, 1, torch.cos)
        start = time.process_time()
        for _ in range(int(count)):
            if work == "hvp":
                result = torch.autograd.functional.vhp(f, at, v)[1]
            else:
                result = torch.autograd.functional.hessian(f, at, vectorize=True)
        print(time.process_time() - start, result.sum().item(), flush=True)


def measure(work, commands):
    """The median seconds of each, the median of the second's over the first's, and the bytes that each grew by."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    workers = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
                                stderr=subprocess.DEVNULL) for command in commands]

    def peak(worker):
        with open(f"/proc/{worker.pid}/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))

    def ask(worker, count):
        worker.stdin.write(f"{work} {count}\n")
        worker.stdin.flush()
        return [float(word) for word in worker.stdout.readline().split()]

    before = [worker.stdout.readline() and peak(worker) for worker in workers]
    sums = [ask(worker, 1)[1] for worker in workers]
    if abs(sums[0] - sums[1]) > 1e-4 * abs(sums[0]):
        sys.exit(f"orders: {work}: they do not do the same work: the sums are {sums}")
    counts = [max(1, round(ROUND_SECONDS / ask(worker, 3)[0] * 3)) for worker in workers]
    times = [[ask(worker, count)[0] / count for worker, count in zip(workers, counts)] for _ in range(ROUNDS)]
    grown = [peak(worker) - start for worker, start in zip(workers, before)]
    return [statistics.median(each) for each in zip(*times)], statistics.median(b / a for a, b in times), grown


def main(program):
    if importlib.util.find_spec("torch") is None:
        sys.exit(f"orders: {sys.executable} has no PyTorch; install it (Debian: python3-torch) or run this with a Python that has it")
    print(f"{'':20}{'focalgrad':>12}{'PyTorch':>12}{'/ ours':>8}   memory, MiB")
    for work in WORKS:
        seconds, ratio, grown = measure(work, [[program], [sys.executable, __file__, "torch"]])
        print(f"{work:20}" + "".join(f"{each * 1e3:9.3f} ms" for each in seconds) + f"{ratio:8.2f}" +
              "".join(f"{each / 2**20:9.1f}" for each in grown), flush=True)


answer() if sys.argv[1] == "torch" else main(sys.argv[1])
