"""Pictures of what a program prints: curves, points and cells, as SVG.

    picture NAME TITLE        begins pictures/NAME.svg
    axes X | Y | log x        what stands beside the axes; the third part where x is drawn by its logarithm
    curve LABEL               then lines "x y"; so do points
    cells LABEL               then lines "x y value" of a regular grid: from blue, low, over white to orange, high
    end
    svg NAME                  an SVG as it is, up to "end"
"""

import itertools
import math
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

# Okabe and Ito's colours, which people who see no red or no green can tell apart.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 420, 64, 20, 44, 52


@dataclass
class Series:
    kind: str
    label: str
    rows: list = field(default_factory=list)


def read(lines):
    """(what is for the terminal, {name: SVG}) of a program's lines."""
    plain, pictures, lines = [], {}, iter(lines)
    for line in lines:
        word, _, rest = line.partition(" ")
        if word not in ("picture", "svg"):
            plain.append(line)
            continue
        name, _, title = rest.partition(" ")
        body = []
        for inner in lines:
            if inner.strip() == "end":
                break
            body.append(inner)
        pictures[name] = "\n".join(body) + "\n" if word == "svg" else picture(title, body)
    return plain, pictures


def picture(title, body):
    labels, logarithmic, series = ("", ""), False, []
    for line in body:
        word, _, rest = line.partition(" ")
        if word == "axes":
            x, y, how = ([part.strip() for part in rest.split("|")] + ["", "", ""])[:3]
            labels, logarithmic = (x, y), how == "log x"
        elif word in ("curve", "points", "cells"):
            series.append(Series(word, rest))
        elif line.strip():
            series[-1].rows.append([float(each) for each in line.split()])
    if logarithmic:
        for each in series:
            each.rows = [[math.log10(row[0]), *row[1:]] for row in each.rows if row[0] > 0]
    return drawn(title, labels, series, logarithmic)


def ticks(low, high):
    """Round numbers, four to nine of them."""
    step = 10 ** math.floor(math.log10((high - low) / 4))
    step = next(step * factor for factor in (1, 2, 2.5, 5, 10) if (high - low) / (step * factor) <= 8)
    return [round(step * i, 12) for i in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]


def powers(low, high):
    """1, 10, 100, … as logarithms; with 2 and 5 where those are few."""
    steps = (0,) if high - low > 4 else (0, math.log10(2), math.log10(5))
    return [whole + part for whole in range(math.floor(low), math.ceil(high) + 1) for part in steps if low <= whole + part <= high]


def number(x):
    return f"{x:g}".replace("-", "−")


def span(values):
    """A little more than from the smallest to the largest."""
    values = [each for each in values if math.isfinite(each)] or [0.0, 1.0]
    low, high = min(values), max(values)
    margin = (high - low) * 0.03 or abs(high) * 0.1 or 1
    return low - margin, high + margin


def drawn(title, labels, series, logarithmic):
    cells = [each for each in series if each.kind == "cells"]
    xs, ys = ([row[axis] for each in series for row in each.rows] for axis in (0, 1))
    (x0, x1), (y0, y1) = span(xs), span(ys)
    place = lambda x, y: (LEFT + (x - x0) / (x1 - x0) * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - (y - y0) / (y1 - y0) * (HEIGHT - TOP - BOTTOM))
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="13">',
             f"<title>{escape(title)}</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
             f'<text x="{LEFT}" y="22" font-size="15" font-weight="bold">{escape(title)}</text>']
    for each in cells:
        parts += [*cell_rectangles(each, place), *scale(each)]
    for x in powers(x0, x1) if logarithmic else ticks(x0, x1):
        at = place(x, y0)[0]
        parts.append(f'<path d="M{at:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>' if not cells else "")
        parts.append(f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 17}" text-anchor="middle">{number(10 ** x if logarithmic else x)}</text>')
    for y in ticks(y0, y1):
        at = place(x0, y)[1]
        parts.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>' if not cells else "")
        parts.append(f'<text x="{LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{number(y)}</text>')
    parts += [f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 12}" text-anchor="middle">{escape(labels[0])}</text>',
              f'<text transform="translate(16 {(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">{escape(labels[1])}</text>',
              f'<rect x="{LEFT}" y="{TOP}" width="{WIDTH - LEFT - RIGHT}" height="{HEIGHT - TOP - BOTTOM}" fill="none" stroke="#888"/>']
    shown = [each for each in series if each.kind != "cells"]
    for each, colour in zip(shown, itertools.cycle(COLOURS)):
        parts += strokes(each, colour, place)
    parts += legend(shown, place)
    return "\n".join(part for part in parts if part) + "\n</svg>\n"


def strokes(each, colour, place):
    rows = [row for row in each.rows if all(map(math.isfinite, row))]
    if each.kind == "curve":
        path = "".join(f"{'L' if i else 'M'}{x:.1f} {y:.1f}" for i, (x, y) in enumerate(place(*row[:2]) for row in rows))
        return [f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"/>']
    return [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}" stroke="white" stroke-width="0.7"/>' for x, y in (place(*row[:2]) for row in rows)]


def tint(share):
    """The second colour for 1, the first for 0, both mixed with white towards the middle."""
    colour = COLOURS[1] if share > 0.5 else COLOURS[0]
    strength = abs(share - 0.5) * 2 * 0.8
    return "#" + "".join(f"{round(255 + (int(colour[at:at + 2], 16) - 255) * strength):02x}" for at in (1, 3, 5))


def bounds(each):
    """The values at the ends of the colours: 0 and 1 for probabilities."""
    low, high = min(row[2] for row in each.rows), max(row[2] for row in each.rows)
    return (0, 1) if 0 <= low and high <= 1 else (low, high)


def cell_rectangles(each, place):
    columns, rows = sorted({row[0] for row in each.rows}), sorted({row[1] for row in each.rows})
    dx = (columns[-1] - columns[0]) / max(1, len(columns) - 1) / 2
    dy = (rows[-1] - rows[0]) / max(1, len(rows) - 1) / 2
    low, high = bounds(each)
    for x, y, value in each.rows:
        (left, top), (right, bottom) = place(x - dx, y + dy), place(x + dx, y - dy)
        colour = tint((value - low) / (high - low) if high > low else 0.5)
        yield f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left + 0.4:.1f}" height="{bottom - top + 0.4:.1f}" fill="{colour}"/>'


def scale(each):
    """What the colours mean, above the picture on the right."""
    low, high = bounds(each)
    left = WIDTH - RIGHT - 120
    yield from (f'<rect x="{left + 10 * i}" y="30" width="10.4" height="9" fill="{tint(i / 11)}"/>' for i in range(12))
    yield f'<text x="{left - 5}" y="39" text-anchor="end" font-size="12">{escape(each.label)} {number(low)}</text>'
    yield f'<text x="{left + 125}" y="39" font-size="12">{number(high)}</text>'


def dots(each, place):
    """Where a series is drawn: its points, and of a curve some between."""
    rows = [place(*row[:2]) for row in each.rows if all(map(math.isfinite, row))]
    between = 8 if each.kind == "curve" else 1
    for (x, y), (to_x, to_y) in zip(rows, rows[1:] + rows[-1:]):
        yield from ((x + (to_x - x) * i / between, y + (to_y - y) * i / between) for i in range(between))


def legend(shown, place):
    """In the corner where the fewest points lie."""
    named = [(number, each) for number, each in enumerate(shown) if each.label]
    if not named:
        return []
    # An East Asian character is as wide as two others.
    wide = 34 + 7.2 * max(sum(2 if ord(char) > 0x2E7F else 1 for char in each.label) for _, each in named)
    high = 18 * len(named) + 8
    corners = [(left, top) for top in (TOP + 8, HEIGHT - BOTTOM - high - 8) for left in (WIDTH - RIGHT - wide - 8, LEFT + 8)]
    points = [point for each in shown for point in dots(each, place)]
    inside = lambda left, top: sum(left <= x <= left + wide and top <= y <= top + high for x, y in points)
    left, top = min(corners, key=lambda corner: inside(*corner))
    parts = [f'<rect x="{left:.0f}" y="{top}" width="{wide:.0f}" height="{high}" fill="white" fill-opacity="0.85" stroke="#ccc"/>']
    for line, (number, each) in enumerate(named):
        y = top + 18 * line + 13
        colour = COLOURS[number % len(COLOURS)]
        parts.append(f'<path d="M{left + 6:.0f} {y}h16" stroke="{colour}" stroke-width="2"/>' if each.kind == "curve" else
                     f'<circle cx="{left + 14:.0f}" cy="{y}" r="3.5" fill="{colour}"/>')
        parts.append(f'<text x="{left + 27:.0f}" y="{y + 4}">{escape(each.label)}</text>')
    return parts
