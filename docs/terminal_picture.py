"""Draws what a command prints as an SVG: the README's picture is made of the comparison's own output.

usage: ./run compare | python3 docs/terminal_picture.py "./run compare" > docs/compare.svg
"""

import sys
import unicodedata
from xml.sax.saxutils import escape

LINE, COLUMN, MARGIN = 17, 7.83, 18

lines = [f"$ {sys.argv[1]}", *sys.stdin.read().rstrip("\n").split("\n")]
width = max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in lines)
w, h = int(width * COLUMN + 2 * MARGIN), len(lines) * LINE + 2 * MARGIN

print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img">')
print(f"<title>What {escape(sys.argv[1])} prints</title>")
print(f'<rect width="{w}" height="{h}" rx="8" fill="#1e2430"/>')
print('<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" font-size="13" '
      'fill="#d7dde8">')
for i, line in enumerate(lines):
    colour = ' fill="#8fd3ff"' if i == 0 else ' fill="#ffd479"' if "*" in line and "±" in line else ""
    print(f'<text x="{MARGIN}" y="{MARGIN + LINE * i + 12}"{colour}>{escape(line).replace(" ", chr(160))}</text>')
print("</g></svg>")
