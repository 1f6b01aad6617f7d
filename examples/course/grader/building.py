"""A tree built once, and from it, for each question, a program with a student's lines in one place."""

import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from grader.compiler import first_error
from grader.regions import region_of, replaced

COMPILE = dict(seconds=60, memory=4 << 30)


class NotBuilt(Exception):
    """The tree itself does not build, which no student's lines are to blame for."""


class DoesNotCompile(Exception):
    """What the compiler said of a student's lines, and in which file; none when it was linked."""

    def __init__(self, said, source=None):
        super().__init__(said)
        self.source = source


class Base:
    """A tree and its build: the library, and an object of each probe, against which a question's variant is linked.

    tree has the released form (CMakeLists.txt, course/); build may be made anew at any time.  With keep, objects are kept in the
    build, so that lines that did not change are not compiled again: for a tree of one's own.
    """

    def __init__(self, tree, build, assignments, keep=False):
        self.tree, self.build, self.assignments, self.keep = Path(tree).resolve(), Path(build).resolve(), assignments, keep

    def prepare(self):
        """Builds what has changed, and shows on a terminal how far it is.  Raises NotBuilt, with the end of what the tools said."""
        self.build.mkdir(parents=True, exist_ok=True)
        if not (self.build / "Makefile").exists():
            self._call("cmake", "-S", self.tree, "-B", self.build, "-G", "Unix Makefiles")
        self._call("cmake", "--build", self.build, "-j", str(os.cpu_count() or 1))
        commands = json.loads((self.build / "compile_commands.json").read_text())
        self.commands = {os.path.relpath(each["file"], self.tree): shlex.split(each["command"]) for each in commands}
        self.id = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(self.tree.rglob("*.[ch]pp")))).hexdigest()[:16]

    def _call(self, *command):
        with subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as tool:
            lines = []
            for line in tool.stdout:
                lines.append(line)
                if sys.stderr.isatty() and (share := re.match(r"\[ *(\d+)%\]", line)):
                    print(f"\r\033[K{share[1]} %", end="", file=sys.stderr, flush=True)
            if sys.stderr.isatty():
                print("\r\033[K", end="", file=sys.stderr, flush=True)
        if tool.returncode != 0:
            raise NotBuilt("".join(lines[-30:]))

    def readable(self):
        """What a submission's code may see: headers, and what was built.  Not the sources: it could include the answers."""
        if os.getuid() == 0:
            for path in self.tree.rglob("*.cpp"):
                path.chmod(0o600)
        return [*sorted(self.tree.rglob("*.hpp")), self.build]

    def library(self):
        return self.build / "libfocalgrad.a"

    def object_of(self, source):
        """The object that the base's build made of a source."""
        command = self.commands[source]
        made = command[command.index("-o") + 1]
        return next(path for path in (self.build / made, Path(made)) if path.exists())

    def variant(self, source, lines, submission):
        """A source with the lines of questions, as the compiler is to see it: its messages name the places in the submission.
        lines: question -> text."""
        text = (self.tree / source).read_text()
        its_own = (Path(submission) / source).read_text()
        numbered = {question: f'#line {region_of(its_own, source, question).begin + 1} "{source}"\n{new}' for question, new in lines.items()}
        return replaced(text, numbered, source)

    def compile(self, source, text, jail, work, quoted=None):
        """The object of a source with this text, in the folder work, which is the jail's own; a source that the base does not
        know is a program.  quoted: the file as its author has it, from which the compiler's messages show lines.  Raises
        DoesNotCompile."""
        name = source if quoted is None else f"variant/{source}"
        for place, what in ((source, quoted), (name, text)):
            if what is not None:
                (work / place).parent.mkdir(parents=True, exist_ok=True)
                (work / place).write_text(what)
        kept = self.build / "kept" / (hashlib.sha256(f"{self.id} {source} {text} {quoted}".encode()).hexdigest() + ".o")
        if self.keep and kept.exists():
            return kept
        jail.own(work)
        made = work / (source.replace("/", "-") + ".o")
        command = self.commands.get(source) or next(made for name, made in self.commands.items() if name.startswith("course/A"))
        changed = {command.index("-o") + 1: str(made), command.index("-c") + 1: name}
        command = [changed.get(place, each) for place, each in enumerate(command)]
        ended = jail.run([*command, "-fdiagnostics-color=never"], work, **COMPILE)
        if not made.exists() or ended.code != 0 or ended.signal:
            raise DoesNotCompile(first_error(ended.output.decode(errors="replace"), ended), source)
        if self.keep:
            kept.parent.mkdir(exist_ok=True)
            shutil.copyfile(made, kept)
        return made

    def link(self, objects, program, jail, work):
        """Raises DoesNotCompile: the lines define or lack something that the others have or want."""
        command = [self._compiler(), *objects, self.library(), "-o", program]
        ended = jail.run(command, work, **COMPILE)
        if ended.code != 0 or ended.signal or not Path(program).exists():
            raise DoesNotCompile(first_error(ended.output.decode(errors="replace"), ended))
        return program

    def _compiler(self):
        for line in (self.build / "CMakeCache.txt").read_text().splitlines():
            if line.startswith("CMAKE_CXX_COMPILER:"):
                return line.split("=", 1)[1]
        raise NotBuilt("CMakeCache.txt names no compiler")
