"""Writes scikit-learn's breast cancer data as a CSV: 569 rows, 30 features, and the column 'diagnosis'.

usage: breast_cancer_csv.py FILE
"""

import csv
import sys

from sklearn.datasets import load_breast_cancer

data = load_breast_cancer()
with open(sys.argv[1], "w", newline="") as file:
    writer = csv.writer(file)
    writer.writerow([*data.feature_names, "diagnosis"])
    for row, label in zip(data.data, data.target):
        writer.writerow([*row, data.target_names[label]])
