"""Includes run one way: between the library's folders, and between the rooms of the experiment.

usage: arrows.py SOURCE_FOLDER

What a room of examples/experiment may include stands in its README.md; what the library's folders may, here.  Who may
include whom is also checked to be no circle, and every .cpp of a room to have its
header, or to continue the one whose name its own begins with.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
ROOMS = ROOT / "examples/experiment"
LANGUAGE = "examples/language.hpp"  # which stands under all programs
LIBRARY = {  # folder: what it may include beside itself
    "tensor": {"tensor"},
    "autograd": {"tensor"},
    "autograd/show": {"tensor", "autograd"},
    "autograd/check": {"tensor", "autograd", "autograd/functional", "autograd/show"},
    "autograd/functional": {"tensor", "autograd"},
    "nn": {"tensor", "autograd"},
    "losses": {"tensor", "autograd"},
    "metrics": {"tensor"},
}


def sources(folder):
    """The folder's files and those of its subfolders that are no folders of their own here."""
    own = [path for path in folder.rglob("*.?pp")]
    others = [ROOT / name for name in LIBRARY if ROOT / name != folder and (ROOT / name).is_relative_to(folder)]
    return [path for path in own if not any(path.is_relative_to(other) for other in others)]


def includes(path):
    return re.findall(r'^#include "([^"]+)"', path.read_text(), re.MULTILINE)


def folder_of(include):
    """The longest name in LIBRARY that the included file stands in, or its first folder."""
    inside = [name for name in LIBRARY if include.startswith(name + "/")]
    return max(inside, key=len, default=include.split("/")[0])


def library_failures():
    for name, may in LIBRARY.items():
        for path in sources(ROOT / name):
            for include in includes(path):
                folder = folder_of(include)
                if folder != name and folder not in may:
                    yield f"{path.relative_to(ROOT)} includes {include}: {name} may include {', '.join(sorted(may))}"


def room_failures():
    may, above = {}, set()
    for room in sorted(path for path in ROOMS.iterdir() if path.is_dir()):
        text = (room / "README.md").read_text() if (room / "README.md").exists() else ""
        said = re.search(r"^May include: (.*)\.$", text, re.MULTILINE)
        if not said:
            yield f"{room.relative_to(ROOT)}/README.md does not say \"May include: ...\""
        may[room.name] = set() if not said or said[1] == "no other room" else set(said[1].split(", "))
    left = dict(may)
    while ready := [room for room, others in left.items() if others <= above]:
        above.update(ready)
        left = {room: others for room, others in left.items() if room not in ready}
    if left:
        yield f"the rooms {', '.join(left)} may include each other in a circle, or a room that is not there"
    for room, others in may.items():
        for path in sorted((ROOMS / room).rglob("*.?pp")):
            names = (path.stem, path.stem.rpartition("_")[0])  # trainer_files.cpp is a part of trainer.hpp
            if path.suffix == ".cpp" and not any(path.with_name(f"{name}.hpp").exists() for name in names):
                yield f"{path.relative_to(ROOT)} has no header"
            for include in includes(path):
                if include.startswith("examples/experiment/"):
                    other = include.split("/")[2]
                    if other != room and other not in others:
                        yield f"{path.relative_to(ROOT)} includes {include}: {room} may include {', '.join(sorted(others)) or 'no room'}"
                elif include.split("/")[0] in ("examples", "tests") and include != LANGUAGE:
                    yield f"{path.relative_to(ROOT)} includes {include}, which is above it"
    for path in ROOMS.glob("*.?pp"):
        yield f"{path.relative_to(ROOT)} stands in no room"


failures = [*library_failures(), *room_failures()]
print("\n".join(failures) or "every include runs down")
sys.exit(bool(failures))
