"""Files in the shapes that public data come in, each opened with one command.

usage: files_test.py PROGRAM

The data are scikit-learn's (breast cancer, wine, iris, diabetes) or made by a formula; each file is written in a
shape of its own, and a dry run has to say how many rows and features it took and what it took the file for.  Two are
trained, and their logistic regression is compared with scikit-learn's on the rows of split.csv.
"""

import csv
import gzip
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from sklearn import datasets
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED:", what)


def compare(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=300)


def text(header, rows, delimiter=",", quoting=csv.QUOTE_MINIMAL, end="\n"):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)
    writer.writerows(([header] if header else []) + rows)
    return out.getvalue()


def numbers(data):
    """The rows of a data set of scikit-learn, and its label of two values."""
    return [[f"{x:.6g}" for x in row] for row in data.data], [int(y == 1) for y in data.target]


CANCER, SICK = numbers(datasets.load_breast_cancer())
WINE, WINE_TWO = numbers(datasets.load_wine())
IRIS, VERSICOLOR = numbers(datasets.load_iris())
DIABETES = [[f"{x:.5g}" for x in row] for row in datasets.load_diabetes().data]
WORSE = [int(y > 200) for y in datasets.load_diabetes().target]


def labelled(rows, labels, names=("0", "1")):
    return [[*row, names[label]] for row, label in zip(rows, labels)]


def columns(count, name="x"):
    return [f"{name}{i}" for i in range(1, count + 1)]


def semicolons_and_decimal_commas():
    rows = [[cell.replace(".", ",") for cell in row] for row in labelled(WINE, WINE_TWO)]
    return text([*columns(13), "quality"], rows, ";"), ["--label", "quality", "--positive", "1"], [
        "178 rows", "13 features", "separated by semicolons, decimal commas"]


def quoted_semicolons():
    return text([*columns(13), "y"], labelled(WINE, WINE_TWO), ";", csv.QUOTE_ALL), ["--label", "y", "--positive", "1"], [
        "178 rows", "13 features", "separated by semicolons"]


def no_header():
    return text(None, labelled(CANCER, SICK)), ["--label", "c31", "--positive", "0"], ["569 rows", "30 features", "no header"]


def separated_by_blanks():
    lines = ["  ".join(f"{cell:>10}" for cell in row) for row in labelled(DIABETES, WORSE)]
    return "\n".join(lines) + "\n", ["--label", "c11", "--positive", "1"], ["442 rows", "10 features", "separated by blanks, no header"]


def question_marks_and_minus_999():
    rows = labelled(IRIS, VERSICOLOR)
    for i in range(0, 150, 10):
        rows[i][1] = "?"
    for i in range(5, 150, 10):
        rows[i][2] = "-999"
    return text([*columns(4), "y"], rows), ["--label", "y", "--positive", "1", "--missing=-999"], [
        "120 rows", "4 features", "30 of 150 rows dropped: a missing value", "--drop 'x"]


def trailing_commas():
    return text([*columns(4), "y", ""], [[*row, ""] for row in labelled(IRIS, VERSICOLOR)]), ["--label", "y", "--positive", "1"], [
        "150 rows", "4 features"]


def names_and_ids():
    rows = [[str(1000 + i), f"Braund, Mr. Owen {i}", row[0], "male" if i % 3 else "female", row[1], label]
            for i, (row, label) in enumerate(zip(IRIS, VERSICOLOR))]
    return text(["PassengerId", "Name", "Age", "Sex", "Fare", "Survived"], rows), ["--label", "Survived", "--positive", "1"], [
        "150 rows", "5 features", "column 'PassengerId' looks like an id", "more than 50 different texts"]


def row_names_of_r():
    lines = ['"' + '" "'.join([*columns(4), "y"]) + '"']
    lines += [f'"{i}" ' + " ".join(map(str, row)) for i, row in enumerate(labelled(IRIS, VERSICOLOR), 1)]
    return "\n".join(lines) + "\n", ["--label", "y", "--positive", "1"], ["150 rows", "5 features", "column 'row' looks like an id"]


def latin_1():
    rows = [[*row, "größer" if i % 2 else "weiß", label] for i, (row, label) in enumerate(zip(IRIS, VERSICOLOR))]
    return text([*columns(4), "Größe", "y"], rows).encode("latin-1"), ["--label", "y", "--positive", "1"], [
        "150 rows", "6 features", "Größe", "'größer', 'weiß'"]


def utf_16():
    return text([*columns(4), "y"], labelled(IRIS, VERSICOLOR), "\t", end="\r\n").encode("utf-16"), [
        "--label", "y", "--positive", "1"], ["150 rows", "4 features", "separated by tabs, in UTF-16"]


def compressed():
    return gzip.compress(text([*columns(30), "y"], labelled(CANCER, SICK)).encode()), ["--label", "y", "--positive", "0"], [
        "569 rows", "30 features", "compressed by gzip"]


def yes_no_and_capitals():
    rows = labelled(IRIS, VERSICOLOR, ("no", "yes"))
    rows[60][-1] = "Yes"
    return text([*columns(4), "ill"], rows), ["--label", "ill", "--positive", "yes"], [
        "150 rows", "the label 'Yes' (1 rows) is a negative, since it is not 'yes'"]


def forty_rows():
    return text([*columns(4), "y"], labelled(IRIS[30:70], VERSICOLOR[30:70])), ["--label", "y", "--positive", "1"], [
        "40 rows", "4 features", "batches of", "since there are only"]


def comments_thousands_and_more_than_three():
    rows = [[f"{int(float(row[0]) * 1000):,}", f"{min(int(float(row[3])), 3)}+" if float(row[3]) >= 2 else row[3][0], label]
            for row, label in zip(IRIS, VERSICOLOR)]
    return "# measured in 1936\n" + text(["area", "petals", "y"], rows), ["--label", "y", "--positive", "1"], [
        "150 rows", "lines that begin with # are comments", "is not a number"]


def each_row_five_times():
    return text([*columns(4), "y"], [row for row in labelled(IRIS, VERSICOLOR) for _ in range(5)]), [
        "--label", "y", "--positive", "1"], ["750 rows", "equal rows stay on one side of each split"]


SHAPES = [semicolons_and_decimal_commas, quoted_semicolons, no_header, separated_by_blanks, question_marks_and_minus_999,
          trailing_commas, names_and_ids, row_names_of_r, latin_1, utf_16, compressed, yes_no_and_capitals, forty_rows,
          comments_thousands_and_more_than_three, each_row_five_times]
TRAINED = ["--steps", "5", "--seeds", "2", "--hidden", "2", "--losses", "ce"]


def opens(make):
    content, options, pieces = make()
    name = make.__name__ + ".data"
    pathlib.Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    run = compare("--csv", name, *options, "--dry-run")
    check(run.returncode == 0, f"{make.__name__}: {run.returncode} {run.stderr}")
    said = " ".join(run.stdout.split())  # a note may go over two lines
    for piece in pieces:
        check(piece in said, f"{make.__name__}: '{piece}' is not said in:\n{run.stdout}")


def agrees_with_scikit_learn(name, rows, labels):
    """The logistic regression row against LogisticRegression on the same rows, as split.csv says them."""
    x, y = np.array(rows, float), np.array(labels)
    pathlib.Path(name).write_text(text([*columns(x.shape[1]), "y"], labelled(rows, labels)))
    run = compare("--csv", name, "--label", "y", "--positive", "1", *TRAINED, "--out", name + "-run")
    check(run.returncode == 0 and "logistic regression" in run.stdout, f"{name}: {run.returncode} {run.stderr}")
    split = list(csv.DictReader(open(f"{name}-run/split.csv")))
    place = np.array([int(row["row"]) - 2 for row in split])  # the header is row 1
    check([int(row["label"]) for row in split] == list(y[place]), f"{name}: split.csv's labels")
    theirs = []
    for seed in ("seed_1", "seed_2"):
        part = np.array([row[seed] for row in split])
        train, test = place[part == "train"], place[part == "test"]
        check(len(train) + len(test) + np.sum(part == "validation") == len(y), f"{name}: split.csv's rows")
        scaled = (x - x[train].mean(0)) / x[train].std(0)
        model = LogisticRegression(C=1, tol=1e-8, max_iter=10000).fit(scaled[train], y[train])
        theirs.append(average_precision_score(y[test], model.predict_proba(scaled[test])[:, 1]))
    ours = json.loads(pathlib.Path(f"{name}-run/summary.json").read_text())["logistic_regression"]["average_precision"]["mean"]
    check(abs(ours - np.mean(theirs)) < 0.005, f"{name}: average precision {ours}, scikit-learn's {np.mean(theirs)}")
    print(f"{name}: average precision of logistic regression {ours:.6f}, scikit-learn's {np.mean(theirs):.6f}")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for shape in SHAPES:
        opens(shape)
    check(not pathlib.Path("runs").exists(), "a dry run left a folder")
    agrees_with_scikit_learn("cancer.csv", CANCER, SICK)
    agrees_with_scikit_learn("diabetes.csv", DIABETES, WORSE)
    os.chdir("/")
print(f"{len(SHAPES)} shapes of files, {len(failures)} failures")
sys.exit(bool(failures))
