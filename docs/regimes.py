"""Where was focal loss looked for to pay?  Trains the regimes of docs/regimes.md and prints its table.

usage: regimes.py [--seeds 20] [--out runs/regimes] [--only REGIME]       wants scipy (Debian: python3-scipy)

The trainings are sweeps: what is done is kept, and the same command continues.  Each regime is trained twice, the second
time with seeds that had no part in the first: what a table of so many intervals shows by chance does not show twice.
"""

import argparse
import csv
import pathlib
import statistics
import subprocess

from scipy.stats import t as student

ROOT = pathlib.Path(__file__).resolve().parent.parent
LOSSES = ["ce", "ce:prior=0", "focal", "focal:prior=0", "focal:alpha=0.25", "balanced_ce"]
ADAM, SGD = "0.0003,0.001,0.003,0.01,0.03,0.1,0.3", "0.01,0.03,0.1,0.3,1,3,10"
FIRST_SEEDS = (1, 1001)
REGIMES = {  # name: imbalances, learning rates, what differs from the default
    "as it is": ("1000,10000", ADAM, []),
    "few steps": ("1000,10000", ADAM, ["--steps", "100"]),
    "very few steps": ("1000,10000", ADAM, ["--steps", "30"]),
    "a linear model": ("1000,10000", ADAM, ["--hidden", "none", "--steps", "1000"]),
    "a narrow model": ("1000,10000", ADAM, ["--hidden", "4"]),
    "harder data": ("1000,10000", ADAM, ["--dataset", "spirals"]),
    "label noise, 1 %": ("1000,10000", ADAM, ["--label-noise", "0.01"]),
    "label noise, 5 %": ("1000,10000", ADAM, ["--label-noise", "0.05"]),
    "extreme imbalance": ("20000", ADAM, ["--positives", "20"]),
    "plain gradient descent": ("1000,10000", SGD, ["--optimizer", "sgd", "--steps", "1000"]),
    "the same, few steps": ("1000,10000", SGD, ["--optimizer", "sgd", "--steps", "100"]),
}
COLUMNS = {  # title: metric, what is compared, with what
    "AP: focal − CE": ("average_precision", "focal:gamma=2", "ce"),
    "AP: the same, both from a bias of 0": ("average_precision", "focal:gamma=2:prior=0", "ce:prior=0"),
    "F1 at 0.5: focal − CE": ("f1", "focal:gamma=2", "ce"),
    "F1 at the chosen threshold: focal − CE": ("f1_at_threshold", "focal:gamma=2", "ce"),
    "AP: focal, α = 0.25, − CE": ("average_precision", "focal:gamma=2:alpha=0.25", "ce"),
    "AP: balanced CE − CE": ("average_precision", "balanced_ce", "ce"),
    "AP: CE from a bias of 0 − CE": ("average_precision", "ce:prior=0", "ce"),
}


def sweep(name, first_seed, arguments):
    imbalances, rates, options = REGIMES[name]
    out = arguments.out / f"{name.replace(' ', '-').replace(',', '').replace('%', 'percent')}-{first_seed}"
    subprocess.run([ROOT / "run", "sweep", "--losses", ",".join(LOSSES), "--imbalances", imbalances, "--learning-rates", rates,
                    "--seeds", str(arguments.seeds), "--seed", str(first_seed), *options, "--out", out],
                   check=True, stdout=subprocess.DEVNULL)
    with open(out / "sweep.csv") as file:
        return list(csv.DictReader(file))


def at_best_rate(rows, negatives, loss):
    """The rows of a loss at the learning rate with the best mean validation average precision, by seed; is it an edge?"""
    by_rate = {}
    for row in rows:
        if (row["negatives"], row["loss"]) == (negatives, loss):
            by_rate.setdefault(float(row["learning_rate"]), []).append(row)
    # One that diverged has no figures.
    whole = {rate: found for rate, found in by_rate.items() if all(row["average_precision"] for row in found)}
    rate = max(sorted(whole), key=lambda rate: statistics.mean(float(row["validation_average_precision"]) for row in whole[rate]))
    return {row["seed"]: row for row in whole[rate]}, rate in (min(by_rate), max(by_rate))


def difference(rows, negatives, metric, loss, other):
    """The mean of the differences paired by seed, half of its 95 % interval, and whether a rate is at its grid's edge."""
    (ours, edge), (theirs, other_edge) = at_best_rate(rows, negatives, loss), at_best_rate(rows, negatives, other)
    paired = [float(ours[seed][metric]) - float(theirs[seed][metric]) for seed in ours]
    half = student.ppf(0.975, len(paired) - 1) * statistics.stdev(paired) / len(paired) ** 0.5
    return statistics.mean(paired), half, edge or other_edge


def times_seen(first, again):
    """0 where the first interval holds 0; 2 where the other seeds' excludes it too, on the same side."""
    (mean, half, _), (mean_again, half_again, _) = first, again
    return 0 if abs(mean) <= half else 2 if abs(mean_again) > half_again and mean * mean_again > 0 else 1


def cell(first, times):
    mean, half, edge = first
    digits = 4 if half >= 1e-4 else 6
    text = f"{mean:+.{digits}f} ± {half:.{digits}f}".replace("-", "−") + (" e" if edge else "")
    return (text, f"{text} \\*", f"**{text} \\*\\***")[times]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("runs/regimes"))
    parser.add_argument("--only", help="a regime's name")
    arguments = parser.parse_args()
    seen = []
    print("| regime | positives : negatives | " + " | ".join(COLUMNS) + " |")
    print("| --- | --- |" + " --- |" * len(COLUMNS))
    for name, (imbalances, _, options) in REGIMES.items():
        if arguments.only not in (None, name):
            continue
        first, again = (sweep(name, seed, arguments) for seed in FIRST_SEEDS)
        positives = options[options.index("--positives") + 1] if "--positives" in options else "100"
        for negatives in imbalances.split(","):
            differences = [[difference(rows, negatives, *column) for rows in (first, again)] for column in COLUMNS.values()]
            times = [times_seen(*both) for both in differences]
            seen += times
            cells = [cell(both[0], each) for both, each in zip(differences, times)]
            print(f"| {name} | {positives} : {negatives} | " + " | ".join(cells) + " |", flush=True)
    print(f"\nOf {len(seen)} intervals {sum(each > 0 for each in seen)} exclude 0, and {seen.count(2)} of these do with the other seeds too, on the same side.")


main()
