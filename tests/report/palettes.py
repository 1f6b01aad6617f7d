"""The page's three palettes, of losses, verdicts and classes: no colour in two of them, and those of one told apart by everybody."""

import itertools
import re

from checks import check

PALETTES = {"losses": ("loss-0", "loss-1", "loss-2", "loss-3"), "verdicts": ("better", "worse"), "classes": ("positives", "negatives", "hard", "easy")}
# What those without the cones for long or for medium waves see of linear RGB (Machado et al. 2009, severity 1).
EYES = {"most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
        "protanopes": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
        "deuteranopes": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881))}


def linear(colour):
    parts = [int(colour[k:k + 2], 16) / 255 for k in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector)) for row in matrix]


def oklab(rgb):
    """Ottosson 2020: about equal distances for about equal differences."""
    cones = times(((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566), (0.0883024619, 0.2817188376, 0.6299787005)), rgb)
    return times(((0.2104542553, 0.793617785, -0.0040720468), (1.9779984951, -2.428592205, 0.4505937099), (0.0259040371, 0.7827717662, -0.808675766)),
                 [max(0, cone) ** (1 / 3) for cone in cones])


def distance(a, b, eyes="most"):
    a, b = (oklab([min(1, max(0, part)) for part in times(EYES[eyes], linear(colour))]) for colour in (a, b))
    return sum((x - y) ** 2 for x, y in zip(a, b)) ** 0.5


def palettes(template):
    schemes = re.findall(r":root \{(.*?)\n *\}", template, re.DOTALL)[:2]
    check(len(schemes) == 2, "colours for light and dark")
    for scheme, style in zip(("light", "dark"), schemes):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style))
        for (one, names), (other, others) in itertools.combinations_with_replacement(PALETTES.items(), 2):
            for a, b in itertools.combinations(names, 2) if one == other else itertools.product(names, others):
                for eyes in EYES if one == other else ("most",):
                    apart = distance(colours[a], colours[b], eyes)
                    check(apart > 0.08, f"{scheme}: {a} {colours[a]} and {b} {colours[b]} are {apart:.3f} apart to {eyes}")
