"""The comparison as its users run it: what it prints, what it leaves behind, and how it ends.

usage: compare_test.py PROGRAM double|float BREAST_CANCER_SCRIPT
"""

import filecmp
import json
import os
import pathlib
import re
import subprocess
import sys

from running import DOUBLE, PROGRAM, QUICK, check, compare, run_tests

BREAST_CANCER = os.path.abspath(sys.argv[3])


def refuses(says, *arguments):
    """Exit code 2, one line on standard error with all of `says`, and nothing left behind."""
    before = sorted(os.listdir("."))
    run = compare(*arguments)
    what = " ".join(map(os.fsdecode, arguments))
    check(run.returncode == 2, f"{what}: exit code {run.returncode}, 2 is wanted; {run.stderr}")
    check(len(run.stderr.splitlines()) == 1, f"{what}: one line is wanted: {run.stderr!r}")
    for piece in says:
        check(piece in run.stderr, f"{what}: '{piece}' is not in: {run.stderr}")
    check(sorted(os.listdir(".")) == before, f"{what}: left something behind")


def csv_of(header, rows=300, cell="{}"):
    """A file of two features, of which a tenth of the rows is positive."""
    lines = [f"{cell.format((i * 37 % 101) / 10)},{(i * 53 % 97) / 10},{int(i % 10 == 0)}" for i in range(rows)]
    return header + "\n" + "\n".join(lines) + "\n"


def test_numbers_on_the_command_line():
    for option, given in (("--steps", "-5"), ("--seed", "-1"), ("--steps", "18446744073709551616"), ("--batch", ""),
                          ("--jobs", "-1"), ("--positives", "1e3"), ("--seeds", "0x10")):
        refuses([option, f"'{given}' is no whole number"], f"{option}={given}" if given else option, *([] if given else [""]))
    refuses(["the seed is 1", "between 0 and 1e15"], "--seed", "18446744073709551615")
    for option in ("--resume", "--csv", "--out", "--losses"):  # as of a variable that is not set
        refuses([option, "it is empty"], option, "")
    for given in ("nan", "inf", "1,5", "1e999"):
        refuses(["--learning-rate", "no number"], "--learning-rate", given)
    refuses(["--jobs", "not above 0"], "--jobs", "0")
    refuses(["--snapshot", "below 0"], "--snapshot", "-1")
    refuses(["seeds is 4e9", "between 1 and 1e9"], "--seeds", "4000000000")
    refuses(["width of a hidden layer", "65536"], "--hidden", "99999999999")
    refuses(["…", "no whole number"], "--steps", "9" * 100000)
    check(len(compare("--steps", "9" * 100000).stderr) < 300, "a long option is echoed whole")


def test_no_text_of_a_library():
    """Whatever is wrong, the message is the project's own."""
    refuses(["there is no option '--colour'"], "--colour", "red")
    refuses(["there is no option 'moons'"], "moons")
    refuses(["--steps needs a value"], "--steps")
    refuses(["--steps is given twice"], "--steps", "1", "--steps=2")
    refuses(["--article takes no value"], "--article=perhaps")
    refuses(["--learning-rates", "'x' is no number"], "--learning-rates", "0.1,x")
    refuses(["no text in UTF-8"], "--csv", b"\xff.csv")
    refuses(["no text in UTF-8"], "--out", b"a\xff")
    for text, says in ((b"{", "not JSON from line 1, column 2 on"), (b'{"steps": 1,\n  x}', "not JSON from line 2, column 3 on"),
                       (b'{"noise": 1e999}', "larger than the largest"), (b'["steps"]', "not a JSON object"), (b"\xff\xfe", "not JSON"),
                       (b'{"losses": ["ce:\\u0000"]}', "x00"), (b'{"losses": [["ce"]]}', "'losses' in the config"), (b"", "not JSON")):
        pathlib.Path("wrong.json").write_bytes(text)
        refuses(["wrong.json", says], "--config", "wrong.json")
    pathlib.Path("quote.csv").write_text('a,y\n1"2,1\n3,0\n')
    refuses(["quote.csv", "row 2"], "--csv", "quote.csv", "--label", "y", "--positive", "1")
    os.makedirs("folder.csv")
    refuses(["folder.csv"], "--csv", "folder.csv", "--label", "y", "--positive", "1")
    refuses(["cannot be made"], *QUICK, "--out", "x" * 300)


def test_texts_of_files_are_shown_not_obeyed():
    """A line end in gnuplot's quotes, a comment in the page's script, the terminal's control codes."""
    csv = ["--label", "y", "--positive", "1", *QUICK[4:]]
    pathlib.Path("commands.csv").write_text(csv_of('"x\nsystem ""id > owned""\n#",b,y'))
    check(compare("--csv", "commands.csv", *csv, "--plots", "--out", "plots").returncode == 0, "a name with a line end")
    check(not list(pathlib.Path(".").rglob("owned")), "gnuplot ran a column's name")
    pathlib.Path("script.csv").write_text(csv_of("<!--<script>,{{facts}},y"))
    check(compare("--csv", "script.csv", *csv, "--out", "{{config}}").returncode == 0, "a name like HTML")
    page = pathlib.Path("{{config}}/report.html").read_text()
    check("<!--<script>" not in page, "a column's name stands in the page's script")
    check("--config {{config}}/config.json" in page, "the folder's name was taken for a mark of the template")
    pathlib.Path("terminal.csv").write_text(csv_of("a,\x1b]0;t\x07\u202eb,y", cell="\x1b[31mred{}"))
    run = compare("--csv", "terminal.csv", *csv, "--out", "terminal")
    shown = run.stdout + run.stderr
    check(not any(c in shown for c in "\x1b\x07\u202e"), "control characters reach the terminal")
    check("\\x1b" in shown, "control characters are not shown")
    refuses(["control characters"], *QUICK, "--out", "a\nb")


def test_streams_that_are_closed_or_full():
    closed = subprocess.run(["sh", "-c", 'exec "$0" "$@" >&-', PROGRAM, *QUICK, "--out", "closed"],
                            capture_output=True, text=True)
    check(closed.returncode == 0, f"stdout closed: {closed.stderr}")
    check(compare(*QUICK, "--out", "open").returncode == 0, "stdout open")
    for name in ("steps.csv", "summary.json"):
        check(filecmp.cmp(f"closed/{name}", f"open/{name}", shallow=False), f"{name} differs when stdout is closed")
    with open("/dev/full", "w") as full:
        run = subprocess.run([PROGRAM, *QUICK, "--out", "full-stream"], stdout=full, stderr=subprocess.PIPE,
                             text=True)
    check(run.returncode == 1 and "cannot be written" in run.stderr, f"stdout full: {run.returncode}, {run.stderr}")


def test_far_numbers():
    small = ["--label", "y", "--positive", "1", *QUICK[4:]]
    run = compare("--losses", "ce:pos_weight=1e-308", *QUICK, "--out", "denormal")
    check(run.returncode == 0, f"a loss of denormal numbers: {run.stderr}")
    if not DOUBLE:
        return
    steps = []
    for name, cell in (("near", "{}"), ("far", "{}e160")):
        pathlib.Path(f"{name}.csv").write_text(csv_of("a,b,y", cell=cell))
        check(compare("--csv", f"{name}.csv", *small, "--out", name).returncode == 0, f"{name}.csv")
        rows = pathlib.Path(f"{name}/steps.csv").read_text().splitlines()[1:]
        steps.append([float(row.split(",")[4]) for row in rows])
    check(all(abs(a - b) <= 1e-9 * abs(b) for a, b in zip(*steps)) and len(steps[0]) == len(steps[1]) > 0,
          "a column near 1e160 trains otherwise than near 1")
    run = compare("--hidden", "60000,60000", *QUICK[:8], "--out", "large")
    # A sanitizer's allocator ends the program where another throws std::bad_alloc.
    check("AddressSanitizer: allocator is out of memory" in run.stderr or run.returncode == 2 and "not enough memory" in run.stderr,
          f"too large a network: {run.returncode} {run.stderr}")


def test_bad_input():
    files = {
        "empty.csv": "", "ragged.csv": "a,y\n1,1\n2\n", "text.csv": "a,y\n" + "".join(f"{i},{i % 2}\n" for i in range(60)) + "x,0\n", "inf.csv": "a,y\n1,1\ninf,0\n",
        "one.csv": "a,y\n1,1\n2,1\n", "few.csv": "a,y\n" + "1,1\n2,0\n" * 3, "bad.json": "{", "odd.json": '{"steeps": 1}',
    }
    for name, text in files.items():
        pathlib.Path(name).write_text(text)
    csv = lambda name: ["--csv", name, "--label", "y", "--positive", "1"]
    refuses(["none.csv", "No such file"], *csv("none.csv"))
    refuses(["none/config.json", "cannot be read"], "--resume", "none")
    refuses(["empty.csv", "empty"], *csv("empty.csv"))
    refuses(["ragged.csv", "row 3"], *csv("ragged.csv"))
    refuses(["text.csv", "row 62, column 'a'", "not a number"], *csv("text.csv"))
    refuses(["inf.csv", "not finite"], *csv("inf.csv"))
    refuses(["one.csv", "both classes"], *csv("one.csv"))
    refuses(["few.csv", "no column 'label'", "'a', 'y'"], "--csv", "few.csv", "--label", "label", "--positive", "1")
    refuses(["2 rows", "batch of 256"], *csv("few.csv"), "--batch", "256")
    refuses(["--label"], "--csv", "few.csv")
    refuses(["no loss 'focl'", "ce, balanced_ce", "focal"], "--losses", "ce,focl")
    refuses(["gamma of focal is -1"], "--gamma", "-1")
    refuses(["alpha of focal is 2"], "--losses", "ce,focal", "--alpha", "2")
    refuses(["learning rate is 0"], "--learning-rate", "0")
    refuses(["learning rate is -0.1"], "--learning-rate", "-0.1")
    refuses(["rows", "batch of 500"], "--positives", "3", "--negatives", "30", "--batch", "500")
    refuses(["no data set 'moon'", "moons"], "--dataset", "moon")
    refuses(["positives is 0"], "--positives", "0")
    refuses(["--hidden is '8,x'"], "--hidden", "8,x")
    refuses(["--prior is '2'"], "--prior", "2")
    refuses(["no optimizer 'adm'", "adam"], "--optimizer", "adm")
    refuses(["--steps"], "--steps", "many")
    refuses(["--colour"], "--colour")
    refuses(["bad.json", "not JSON"], "--config", "bad.json")
    refuses(["odd.json", "'steeps'"], "--config", "odd.json")
    refuses(["/dev/null/here"], *QUICK, "--out", "/dev/null/here")
    refuses(["text.csv"], *QUICK, "--out", "text.csv")
    for name in files:
        os.remove(name)


def test_dry_run():
    """The columns and the label's values, and nothing trained or written."""
    pathlib.Path("dry.csv").write_text("id;name;a;sick\n" + "".join(f"{i};n{i};{i * 7 % 11},5;{'yes' if i % 5 == 0 else 'no'}\n" for i in range(100)))
    before = sorted(os.listdir("."))
    run = compare("--csv", "dry.csv", "--label", "sick", "--positive", "yes", "--batch", "8", "--dry-run")
    check(run.returncode == 0, f"a dry run: {run.returncode} {run.stderr}")
    for piece in ("100 rows can be used, 2 features", "numbers          100", "dropped: more than 50 different texts", "20  positive", "80  negative",
                  "column 'id' looks like an id", "separated by semicolons, decimal commas", "nothing was trained or written"):
        check(piece in run.stdout, f"a dry run: '{piece}' is not printed")
    check(sorted(os.listdir(".")) == before, "a dry run leaves something behind")
    os.remove("dry.csv")


def test_small_files_and_rare_positives():
    """The batch shrinks for a small file, split.csv says where each row went, and batches without positives are said."""
    pathlib.Path("small.csv").write_text("a,b,y\n" + "".join(f"{i * 7 % 23},{i * i % 31},{int(i % 4 == 0)}\n" for i in range(99)))
    run = compare("--csv", "small.csv", "--label", "y", "--positive", "1", "--steps", "3", "--seeds", "2", "--hidden", "2", "--out", "small")
    check(run.returncode == 0 and "since there are only" in run.stdout, f"a small file: {run.returncode} {run.stderr}")
    check(json.loads(pathlib.Path("small/config.json").read_text())["batch"] == 16, "the batch of a small file")
    rows = [line.split(",") for line in pathlib.Path("small/split.csv").read_text().splitlines()]
    check(rows[0] == ["row", "label", "seed_1", "seed_2"] and len(rows) == 100, f"split.csv: {rows[0]}")
    check([row[1] for row in rows[1:6]] == ["1", "0", "0", "0", "1"] and rows[1][0] == "2", "split.csv: rows and labels")
    check(abs(sum(row[2] == "test" for row in rows) - 30) <= 3, "split.csv: the test part")
    again = compare("--config", "small/config.json", "--out", "again")
    check(again.returncode == 0 and filecmp.cmp("small/summary.json", "again/summary.json", shallow=False), "a small file again")
    run = compare("--positives", "10", "--dry-run")
    check("77 % of the batches of 256 rows hold no positive" in " ".join(run.stdout.split()), "batches without positives are not said")


def test_options_beside_a_config():
    """An option beside --resume or --config may repeat what is there, and not contradict it."""
    small = ["--steps", "40", "--batch", "64", "--seeds", "1"]
    check(compare(*small, "--losses", "ce,focal:gamma=1", "--out", "there").returncode == 0, "a run")
    for way, given in (("--resume", "there"), ("--config", "there/config.json")):
        for option in (["--steps", "50"], ["--learning-rate", "0.1"], ["--losses", "ce"], ["--hidden", "8"], ["--seed", "2"],
                       ["--prior", "none"], ["--dataset", "xor"], ["--paper"], ["--learning-rates", "0.1,0.2"]):
            refuses([option[0], "there/config.json has", way], way, given, *option)
        refuses(["--losses is"], way, given, "--gamma", "3")
    refuses(["--resume", "--out"], "--resume", "there", "--out", "elsewhere")
    refuses(["--resume and --config"], "--resume", "there", "--config", "there/config.json")
    run = compare("--resume", "there", *small, "--losses", "ce,focal:gamma=1")
    check(run.returncode == 0 and "nothing to resume" in run.stdout, f"the same options: {run.stderr}")


def test_disk_full():
    # /dev/full stands where the file is to be written beside.
    os.makedirs("full")
    os.symlink("/dev/full", "full/steps.csv.part")
    run = compare(*QUICK, "--out", "full")
    check(run.returncode == 2, f"disk full: exit code {run.returncode}")
    check("steps.csv cannot be written: No space left on device" in run.stderr, f"disk full: {run.stderr}")
    check(not any(name.startswith("steps.csv") for name in os.listdir("full")), f"disk full: left {os.listdir('full')}")
    check("parts" in os.listdir("full"), "disk full: what was done is kept, to go on from")


def test_a_run():
    run = compare(*QUICK, "--out", "a")
    check(run.returncode == 0, f"a run: {run.returncode} {run.stderr}")
    check(run.stderr == "", f"a run says on standard error: {run.stderr}")
    for piece in ("losses     ce focal:gamma=2 focal:gamma=2:alpha=0.25", "20 positives : 300 negatives", "Bayes (limit)", "Δ focal:gamma=2:alpha=0.25", "start at bias 0",
                  "start at p = π", "focal loss with γ = 2 multiplies a hard positive's loss by",
                  "Over 2 seeds", "alpha = 0.25 weighs the positives down"):
        check(piece in run.stdout, f"a run: '{piece}' is not printed")
    check(all(len(line) <= 110 for line in run.stdout.splitlines()), "a line is too long")
    models = ["model-ce.safetensors", "model-focal-gamma=2-alpha=0.25.safetensors", "model-focal-gamma=2.safetensors"]
    check(sorted(os.listdir("a")) == ["config.json", *models, "report.html", "steps.csv", "summary.json"], f"a run left {os.listdir('a')}")
    with open("a/" + models[1], "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
    check(header["0.weight"]["shape"] == [2, 8] and header["__metadata__"]["inputs"] == "x,y", f"a model's file: {header}")
    compare(*QUICK, "--out", "b")
    compare("--config", "a/config.json", "--out", "c")
    for other in "bc":
        for name in ("config.json", "steps.csv", "summary.json", *models):
            check(filecmp.cmp(f"a/{name}", f"{other}/{name}", shallow=False), f"{name} of {other} differs from a's")
    lines = pathlib.Path("a/steps.csv").read_text().splitlines()
    check(lines[0].startswith("seed,step,part,loss_name,loss,"), "steps.csv's header")
    check(len({line.count(",") for line in lines}) == 1, "steps.csv is ragged")
    check(sum(",batch," in line for line in lines) == 2 * 3 * 40, "steps.csv: a row a step, seed and loss")
    summary = json.loads(pathlib.Path("a/summary.json").read_text())
    for name in ("average_precision", "roc_auc", "recall", "brier", "expected_calibration_error"):
        check(set(summary["losses"]["ce"][name]) == {"mean", "low", "high"}, f"summary.json: {name}")
    other = compare(*QUICK, "--seed", "9", "--out", "d")
    check(other.returncode == 0 and not filecmp.cmp("a/steps.csv", "d/steps.csv", shallow=False), "another seed, another run")


def test_threads_of_the_blas():
    """The same bits whatever number of threads OpenBLAS is given, of a network so wide that it is asked."""
    rows = [f"{i % 17},{i * i % 23},{int(i % 9 == 0)}" for i in range(1100)]
    pathlib.Path("wide.csv").write_text("\n".join(["a,b,y", *rows]) + "\n")
    wide = ["--csv", "wide.csv", "--label", "y", "--positive", "1", "--hidden", "512,512", "--batch", "512", "--losses", "focal", "--steps", "2",
            "--seeds", "1"]
    for threads in "12":
        run = compare(*wide, "--out", f"threads{threads}", env={**os.environ, "OPENBLAS_NUM_THREADS": threads})
        check(run.returncode == 0, f"{threads} threads: {run.stderr}")
    for name in ("steps.csv", "summary.json"):
        check(filecmp.cmp(f"threads1/{name}", f"threads2/{name}", shallow=False), f"{name} depends on the BLAS's threads")


def test_article():
    run = compare("--article", *QUICK[4:], "--out", "article")
    check(run.returncode == 0, f"--article: {run.returncode} {run.stderr}")
    for piece in ("30.0000", "1000.0000" if DOUBLE else "999.99", "27.0871", "9.0559", "6.7718", "6.7919", "100.15 : 1", "2.22 : 1", "74.9 %", "0.9029 : 0.0091",
                  "10 positives : 10000 negatives"):
        check(piece in run.stdout, f"--article: '{piece}' is not printed")


def test_paper():
    run = compare("--paper", *QUICK, "--losses", "ce,focal", "--learning-rates", "0.01,0.05", "--out", "paper")
    check(run.returncode == 0, f"--paper: {run.returncode} {run.stderr}")
    for piece in ("each loss chooses among the same 2", "hardest  20 % of positives", "Table 1b", "F1 at the chosen threshold", "caught up"):
        check(piece in run.stdout, f"--paper: '{piece}' is not printed")
    for name in ("loss-against-p_t", "cumulative-positives", "cumulative-negatives", "alpha-gamma-f1", "prior-start-ce-adam"):
        check(os.path.getsize(f"paper/{name}.svg") > 2000, f"--paper: {name}.svg")
    rates = json.loads(pathlib.Path("paper/summary.json").read_text())["learning_rates"]
    check(rates["ce"]["chosen"] in (0.01, 0.05) and len(rates["focal:gamma=2"]["validation_average_precision"]) == 2, rates)


def test_plots():
    run = compare("--plots", *QUICK, "--out", "plots")
    check(run.returncode == 0 and "plot-*.svg" in run.stdout, f"--plots: {run.returncode} {run.stderr}")
    for name in ("data", "loss-0", "gradient-1", "decision-1", "precision-recall", "roc", "reliability", "reliability-calibrated"):
        for kind in ("svg", "png"):
            check(os.path.getsize(f"plots/plot-{name}.{kind}") > 2000, f"--plots: {name}.{kind}")


def test_real_data():
    subprocess.run([sys.executable, BREAST_CANCER, "real.csv"], check=True)
    run = compare("--csv", "real.csv", "--label", "diagnosis", "--positive", "malignant", "--steps", "300", "--batch", "64",
                  "--out", "real")
    check(run.returncode == 0, f"real data: {run.returncode} {run.stderr}")
    check("111 positives : 187 negatives" in run.stdout and "37 positives: where thresholds" in run.stdout, "real data: the split")
    check("no Bayes row" in run.stdout and "Bayes (limit)" not in run.stdout, "real data has no Bayes row, and it says so")
    summary = json.loads(pathlib.Path("real/summary.json").read_text())
    check("bayes" not in summary, "summary.json has no Bayes row either")
    for loss, figures in summary["losses"].items():
        check(figures["average_precision"]["mean"] > 0.97, f"real data: {loss} {figures['average_precision']}")


def english_in(text):
    """Two words in a row, but for names: of options and their values, of losses, of files."""
    text = re.sub(r"--[\w-]+( [\w./,:=-]+)?|focal loss|(ce|focal|sgd|adam)\S*|\./run \w+|Focal Loss for .*|sigmoid\(.*?\)|tau log", "#", text)
    return re.findall(r"[A-Za-z]{2,} [A-Za-z]{2,}", text)


def test_both_languages():
    wanted = [*QUICK, "--article", "--learning-rates", "0.01,0.02", "--plots"]
    chinese = compare(*wanted, "--lang", "zh", "--out", "chinese")
    check(chinese.returncode == 0 and english_in(chinese.stdout) == [], f"English in Chinese: {english_in(chinese.stdout)} {chinese.stderr}")
    check("各损失函数" in chinese.stdout and "未见差异" in chinese.stdout, f"Chinese: {chinese.stdout}")
    wide = re.compile("[\u3000-\u9fff\uff00-\uffef]")
    sentences = [line for line in chinese.stdout.splitlines() if len(wide.findall(line)) > 20 and "   " not in line.strip()]
    too_wide = [line for line in sentences if len(line) + len(wide.findall(line)) > 102]
    check(len(sentences) > 10 and too_wide == [], f"sentences of over 102 columns: {too_wide}")
    check(not re.search(r"\d\.\d+[*−+]?\d\.", chinese.stdout), "two cells of a table touch")
    english = compare(*wanted, "--lang", "en", "--out", "english")
    check(not wide.search(english.stdout), f"Chinese in English: {english.stdout}")
    for name in ("summary.json", "config.json", "steps.csv"):
        check(filecmp.cmp(f"chinese/{name}", f"english/{name}", shallow=False), f"{name} differs between the languages")
    for name, chosen in (("chinese", "zh"), ("english", "en")):
        opens = re.findall(r'id="(en|zh)" autocomplete="off" checked', pathlib.Path(name, "report.html").read_text())
        check(opens == [chosen], f"{name}: report.html opens in {opens}")
    check("无需继续" in compare("--resume", "chinese", "--lang=zh").stdout, "a run that is complete, in Chinese")
    help_in = lambda *arguments, **environment: compare(*arguments, "--help", env={**os.environ, **environment}).stdout
    text = help_in("--lang", "zh")
    check("用法" in text and "学习率" in text and english_in(re.sub(r"(?s)  all .*示例", "", text)) == [], f"--help: {english_in(text)}")
    check(help_in(LC_ALL="zh_CN.UTF-8") == text != help_in(), "--help follows the environment")
    check(help_in("--lang", "en", LC_ALL="zh_CN.UTF-8") == help_in(), "--lang comes before the environment")
    refuses(["--lang is 'fr'", "en or zh"], "--lang", "fr")


def test_help():
    run = compare("--help")
    check(run.returncode == 0, "--help")
    for option in ("--dataset --positives --negatives --noise --csv --label --positive --delimiter --no-header --drop --columns --missing --categories --hash --dry-run --losses --gamma --alpha --prior "
                   "--steps --batch --learning-rate --optimizer --hidden --seeds --seed --out --article --config --paper --plots --resume --snapshot --jobs --learning-rates").split():
        check(option in run.stdout, f"--help does not say {option}")


run_tests(globals())
