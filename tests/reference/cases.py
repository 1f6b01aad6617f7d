"""What the scripts that compute reference figures share: random numbers, and how figures are stored and compared."""

import contextlib
import json
import math

import torch

torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(20240229)


def random(*shape, low=-2.0, high=2.0):
    return low + (high - low) * torch.rand(shape, generator=generator)


@contextlib.contextmanager
def own_stream(seed):
    """Random numbers apart from the others', so that cases can be added inside and no figure outside changes."""
    before = generator.get_state()
    generator.manual_seed(seed)
    yield
    generator.set_state(before)


def entry(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().reshape(-1).tolist()}


def text(value):
    """JSON with a case a line, so that differences are readable."""
    dumped = lambda each: json.dumps(each, allow_nan=False)
    if isinstance(value, list):
        return "[\n" + ",\n".join(map(dumped, value)) + "\n]\n"
    if any(isinstance(each, list) and each and isinstance(each[0], dict) for each in value.values()):
        return "{\n" + ",\n".join(f"{dumped(k)}: {text(v).strip()}" for k, v in value.items()) + "\n}\n"
    return dumped(value) + "\n"


def differences(a, b, absolute, path=""):
    """Where two structures differ: by more than 1e-12, relative, in their numbers."""
    if isinstance(a, dict) and isinstance(b, dict) and a.keys() == b.keys():
        return [each for k in a for each in differences(a[k], b[k], absolute, f"{path}.{k}")]
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return [each for i in range(len(a)) for each in differences(a[i], b[i], absolute, f"{path}[{i}]")]
    if isinstance(a, float) and isinstance(b, float):
        return [] if math.isclose(a, b, rel_tol=1e-12, abs_tol=absolute) else [f"{path}: {a!r}, now {b!r}"]
    return [] if type(a) is type(b) and a == b else [f"{path}: not the same"]
