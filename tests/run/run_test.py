"""The script ./run without a network: what it answers without a build, and that two of them take turns.

usage: run_test.py SOURCE_FOLDER COMPARE SWEEP
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

SOURCE, PROGRAMS = pathlib.Path(sys.argv[1]).resolve(), dict(zip(("compare", "sweep"), map(os.path.abspath, sys.argv[2:4])))


def check(holds, what):
    if not holds:
        sys.exit(what)


def script(folder, stand_ins):
    """A copy of ./run in a folder of its own, and an environment whose programs are the stand-ins."""
    (folder / "bin").mkdir()
    for name, text in stand_ins.items():
        (folder / "bin" / name).write_text("#!/bin/sh\n" + text)
        (folder / "bin" / name).chmod(0o755)
    (folder / "run").write_text((SOURCE / "run").read_text())
    (folder / "run").chmod(0o755)
    (folder / "examples").symlink_to(SOURCE / "examples")
    environment = {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}"}
    for name in ("FOCALGRAD_PRESET", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        environment.pop(name, None)
    return environment


def run(folder, environment, *arguments):
    return subprocess.run([folder / "run", *arguments], env=environment, capture_output=True, text=True)


# dpkg-query says of each package asked about that it is there; cmake only pretends.
INSTALLED = "shift 3; for package; do echo $package installed; done\n"
BUILDS = """case $1 in
  --build) echo '[ 50%] Building CXX object a.dir/slow.cpp.o'; sleep ${SLOW:-0}; echo begun >>"$MARKS"; sleep ${SLOW:-0}; echo ended >>"$MARKS" ;;
  *) mkdir -p build/release/examples && : >build/release/CMakeCache.txt
     printf '#!/bin/sh\\necho trained "$@"\\n' >build/release/examples/compare && chmod +x build/release/examples/compare ;;
esac
"""


def help_needs_no_build(folder):
    environment = script(folder, {"cmake": "exit 9\n", "apt-get": "exit 9\n", "dpkg-query": "exit 9\n"})
    for arguments in (["help"], ["--help"], []):
        said = run(folder, environment, *arguments)
        check(said.returncode == 0 and "./run compare" in said.stdout, f"{arguments}: {said}")
    for name, program in PROGRAMS.items():
        for arguments, spoken in ((["--lang", "en"], {}), (["--lang=zh"], {}), ([], {"LC_ALL": "", "LANG": "zh_CN.UTF-8"}),
                                  ([], {"LC_ALL": "", "LANG": "fr_FR", "LANGUAGE": "fr:zh_TW:en"}), ([], {"LC_ALL": "C", "LANGUAGE": "zh"}),
                                  (["--lang", "en"], {"LC_ALL": "zh_CN"}), ([], {"LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "zh_CN"})):
            own = subprocess.run([program, *arguments, "--help"], capture_output=True, text=True, check=True, env={**os.environ, **spoken}).stdout
            said = run(folder, {**environment, **spoken}, name, "--seeds", "2", *arguments, "--help")
            check(said.returncode == 0, f"{name} --help: {said}")
            check(said.stdout == own, f"examples/{name}/help*.txt is not what {name} {arguments} --help prints with {spoken}; update it: ./run help-texts")
    said = run(folder, environment, "compere")
    check(said.returncode == 2 and "no command 'compere'" in said.stderr, f"an unknown command: {said}")
    check(not (folder / "build").exists(), "what needs no build began one")


def speaks_two_languages(folder):
    environment = script(folder, {"cmake": "exit 9\n", "dpkg-query": INSTALLED})
    chinese = environment | {"LANG": "zh_CN.UTF-8"}
    english = run(folder, environment, "help").stdout
    said = run(folder, chinese, "help").stdout
    names = lambda text: re.findall(r"^  \./run (\w+)", text, re.MULTILINE)
    check(names(english) == names(said) and len(names(said)) > 9, f"the commands of help: {names(english)}, {names(said)}")
    for word in ("FOCALGRAD_PRESET", "no-blas", "--lang zh", "--rounds N", "--seconds N"):
        check(word in english and word in said, f"help does not say {word} in both languages")
    check(said.startswith("用法") and english.startswith("usage"), "help is not in its language")
    for arguments in (["help", "--lang", "zh"], ["--lang=zh"], ["--lang", "zh"], ["--help", "--lang=zh"]):
        check(run(folder, environment, *arguments).stdout == said, f"{arguments} is not in Chinese")
    check(run(folder, chinese, "help", "--lang", "en").stdout == english, "--lang en does not come before the environment")
    listed = run(folder, environment, "example").stdout
    check(run(folder, environment, "example", "--lang", "zh").stdout == listed and "03_" in listed, "the list of examples")
    for arguments, message in ((["compere"], "没有命令“compere”"), (["example", "99"], "没有例子“99”"), (["example", "--lang", "zh", "99"], "没有例子“99”"), (["compare"], "编译失败")):
        failed = run(folder, chinese, *arguments)
        check(failed.returncode != 0 and message in failed.stderr, f"{arguments} in Chinese: {failed}")


def builds_and_runs(folder):
    environment = script(folder, {"cmake": BUILDS, "dpkg-query": INSTALLED}) | {"MARKS": f"{folder}/marks"}
    said = run(folder, environment, "compare", "--seeds", "1")
    check(said.returncode == 0 and said.stdout == "trained --seeds 1\n" and said.stderr == "", f"a quick build: {said}")
    said = run(folder, environment | {"SLOW": "2"}, "compare")
    check("building  50%  0:03  slow.cpp" in said.stderr, f"a slow build says nothing: {said}")


def what_fails_is_said(folder):
    tells = "echo 'no charts in report.html: npm is not installed'; echo 'error: odd'; exit 3\n"
    environment = script(folder, {"cmake": tells, "dpkg-query": INSTALLED})
    said = run(folder, environment, "compare")
    check(said.returncode == 1 and "error: odd" in said.stderr and "build failed" in said.stderr, f"a failed build: {said}")
    check(said.stderr.startswith("no charts in report.html"), f"missing charts: {said}")


def two_take_turns(folder):
    environment = script(folder, {"cmake": BUILDS, "dpkg-query": INSTALLED}) | {"MARKS": f"{folder}/marks", "SLOW": "0.5"}
    start = lambda: subprocess.Popen([folder / "run", "compare"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    first = start()
    while not (folder / "build/lock").exists() or not (folder / "build/lock").read_text():
        time.sleep(0.01)
    second = start()
    waited = second.communicate()[1]
    check(first.wait() == 0 and second.returncode == 0, "two at once")
    check(f"waiting for process {first.pid} (./run compare)" in waited, f"the second says: {waited!r}")
    check((folder / "marks").read_text() == "begun\nended\n" * 2, "two built at once")


for test in (help_needs_no_build, speaks_two_languages, builds_and_runs, what_fails_is_said, two_take_turns):
    with tempfile.TemporaryDirectory() as folder:
        test(pathlib.Path(folder))
