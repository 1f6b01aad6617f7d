#!/usr/bin/env bash
# Gradescope runs this once, as root, when the autograder's image is made.
set -eu
apt-get update
apt-get install -y --no-install-recommends g++ cmake make libxtensor-dev xtl-dev python3 bubblewrap
if [ "$(g++ -dumpversion | cut -d. -f1)" -lt 12 ]; then # Ubuntu 22.04's is 11
  apt-get install -y --no-install-recommends g++-12
  export CXX=g++-12
fi
id student >/dev/null 2>&1 || useradd --no-create-home --shell /usr/sbin/nologin student

# What a submission's code may read stands apart from what it may not: the hidden cases, and the results.
source=$(cd "$(dirname "$0")" && pwd)
rm -rf /opt/course
mkdir -p /opt/course
cp -r "$source/tree" /opt/course/
PYTHONPATH=/opt/course/tree/course python3 -m grader.reference --build-only /opt/course
chmod -R go=rX /opt/course
chmod go= "$source"
