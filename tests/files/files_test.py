"""Opens in NumPy, and in PyTorch where it is installed, what the library wrote; and the other way round.

usage: files_test.py PROGRAM
"""

import json
import pathlib
import struct
import subprocess
import sys
import tempfile

import numpy as np

PROGRAM = sys.argv[1]
DTYPES = {"F64": np.float64, "F32": np.float32}


def load_safetensors(path):
    """As the format's description says, in a few lines."""
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8:8 + length])
    metadata = header.pop("__metadata__", {})
    data = content[8 + length:]
    assert (8 + length) % 8 == 0 and content[8:9] == b"{"
    return {name: np.frombuffer(data[slice(*entry["data_offsets"])], DTYPES[entry["dtype"]]).reshape(entry["shape"])
            for name, entry in header.items()}, metadata


def check_written(folder):
    subprocess.run([PROGRAM, folder], check=True)
    x, y = np.load(folder / "x.npy"), np.load(folder / "y.npy")
    tolerance = 1e-12 if x.dtype == np.float64 else 1e-5
    assert x.shape == (7, 3) and np.load(folder / "scalar.npy").shape == ()
    assert np.load(folder / "scalar.npy") == 2.5 and np.load(folder / "empty.npy").shape == (0, 4)
    weights, metadata = load_safetensors(folder / "model.safetensors")
    assert list(weights) == ["0.weight", "0.bias", "2.weight", "2.bias"] and metadata == {}
    hidden = np.tanh(x @ weights["0.weight"] + weights["0.bias"])
    assert np.abs(hidden @ weights["2.weight"] + weights["2.bias"] - y).max() < tolerance
    training, metadata = load_safetensors(folder / "training.safetensors")
    assert metadata["optimizer"] == "Adam" and "optimizer.1.2.weight" in training

    try:
        import torch
    except ImportError:
        print("PyTorch is not installed; the weights were opened in NumPy only")
        return
    net = torch.nn.Sequential(torch.nn.Linear(3, 5), torch.nn.Tanh(), torch.nn.Linear(5, 2)).to(torch.as_tensor(x).dtype)
    net.load_state_dict({name: torch.tensor(value.T if name.endswith("weight") else value)
                         for name, value in weights.items()})
    assert np.abs(net(torch.as_tensor(x)).detach().numpy() - y).max() < tolerance
    print("the weights give the same outputs in NumPy and in PyTorch")


def check_read(folder):
    generator = np.random.default_rng(1)
    arrays = []
    for dtype in ("<f8", ">f8", "<f4", ">f4", "<f2", "|i1", "<i2", ">i2", "<i4", "<i8", ">i8", "|u1", "<u2", "<u4", "<u8"):
        array = (100 * generator.random((2, 3, 4))).astype(dtype)
        arrays += [array, np.asfortranarray(array), array[0, 0], array[:0]]
    arrays += [np.array([[True, False]]), np.array(7), np.asfortranarray(generator.random((4, 1, 2, 3)))]
    paths = []
    for k, array in enumerate(arrays):
        paths.append(folder / f"{k}.npy")
        with open(paths[-1], "wb") as file:
            np.lib.format.write_array(file, array, version=[(1, 0), (2, 0), (3, 0)][k % 3])
    lines = subprocess.run([PROGRAM, "read", *paths], check=True, capture_output=True, text=True).stdout.splitlines()
    assert len(lines) == len(arrays)
    for array, line in zip(arrays, lines):
        shape, elements = json.loads(line)
        assert tuple(shape) == array.shape, (array.dtype, shape)
        want = array.astype(float).ravel()
        assert np.allclose(elements, want, rtol=1e-6, atol=0), array.dtype
    print(f"{len(arrays)} arrays that NumPy wrote were read")


with tempfile.TemporaryDirectory() as name:
    check_written(pathlib.Path(name))
    check_read(pathlib.Path(name))
