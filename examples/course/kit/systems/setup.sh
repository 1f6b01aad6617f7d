#!/usr/bin/env bash
# Gradescope runs this once, as root, when the autograder's image is made.
set -eu
apt-get update
apt-get install -y --no-install-recommends g++ cmake make libxtensor-dev xtl-dev python3 bubblewrap
id student >/dev/null 2>&1 || useradd --no-create-home --shell /usr/sbin/nologin student

# What a submission's code may read stands apart from what it may not: the hidden cases, and the results.
source=$(cd "$(dirname "$0")" && pwd)
mkdir -p /opt/course
cp -r "$source/tree" /opt/course/
chmod -R go=rX /opt/course
PYTHONPATH=/opt/course/tree/course python3 -m grader.reference --build-only /opt/course
chmod -R go=rX /opt/course
chmod go= "$source"
