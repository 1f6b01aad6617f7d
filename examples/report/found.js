// A sentence under each heading: what these charts come to in numbers.
import { data, look, shown } from "./run.js";
import { counted, several, thresholds, written } from "./threshold.js";
import { runningMean } from "./training.js";
import { say, sayPhrase } from "./words.js";

const figures = (x) => Number(x.toPrecision(3));
const percent = (x) => `${(100 * x).toFixed(0)}\u00a0%`;
/// Figures stand between ** and are set off (report.js).
const list = (value) => shown.losses.map((k) => `${data.losses[k]} **${value(k)}**`).join(say("comma"));
const sum = (values) => values.reduce((total, x) => total + x, 0);

/// The y of a rising curve at x, on the line between its neighbours.
function at({ x, y }, where) {
  const i = Math.max(1, x.findIndex((value) => value >= where));
  return y[i - 1] + (y[i] - y[i - 1]) * (where - x[i - 1]) / (x[i] - x[i - 1] || 1);
}

/// A headline metric's mean by its English name, and the true posterior's.
function means(name, digits, withLimit) {
  const metric = data.headline.find((each) => each.name.en === name);
  const text = list((k) => metric.means[k].mean?.toFixed(digits) ?? "–");
  return withLimit && metric.bayes ? `${text}${say("comma")}${say("bayes")} **${metric.bayes.mean.toFixed(digits)}**` : text;
}

/// A mean over the steps up to the last, each stretch of batches by its length.
function overSteps(values, last = Infinity) {
  const { step } = data.steps;
  const lengths = step.map((s, i) => (values[i] === null || s > last ? 0 : i ? s - step[i - 1] : 1));
  return sum(lengths.map((length, i) => (length ? length * values[i] : 0))) / sum(lengths);
}

/// The threshold of the largest F1 of these.
function best(k) {
  const f1 = thresholds.map((_, place) => counted(k, place).f1);
  return written(f1.indexOf(Math.max(...f1)));
}

/// How many of each class the decision chart draws.
function drawn() {
  const { negatives, positives, of_negatives, of_positives } = data.points;
  return say("foundDrawn", negatives.x.length, several(of_negatives), positives.x.length, several(of_positives));
}

export const found = {
  loss: () => say("foundLossEnd", shown.losses.map((k) => {
    const { loss } = data.steps.losses[k], first = overSteps(loss, 10), last = runningMean(loss).at(-1);
    return say(last < first ? "foundLoss" : "foundRose", data.losses[k], `**${figures(first)}**`, `**${figures(last)}**`);
  }).join(say("clause"))),
  sources: () => say("foundSources", list((k) => percent(overSteps(data.steps.losses[k].positives_share)))),
  histogram: () => say("foundSure", look().step, list((k) => {
    const { positives } = look().losses[k];
    return percent(sum(positives.slice(positives.length / 2)));
  })),
  threshold: () => say("foundThreshold", written(shown.threshold), list((k) => counted(k, shown.threshold).f1.toFixed(3)),
    list(best)),
  loss_curves: () => say("foundLossCurves", list((k) => {
    const curve = data.pictures.loss_curves[0].curves.find(({ name }) => name === data.losses[k]);
    return curve ? figures(at(curve, 0.9)) : "–";
  })),
  plane: () => drawn() + say("stop") + say("foundPlane", look().step, list((k) => {
    const { plane } = look().losses[k];
    return percent(plane.filter((hundredths) => hundredths >= 50).length / plane.length);
  })),
  ranking: () => say("foundRanking", say("seeds", data.seeds), means("average precision", 3, true)),
  calibration: () => say("foundCalibration", say("seeds", data.seeds), means("calibration error", 4),
    means("calibration error with the loss's bias undone", 4)),
  focal_curve: () => {
    const loss = (k, p_t) => at(data.pictures.focal_curve[0].curves[k], p_t), ce = loss(0, 0.9), focal = loss(3, 0.9);
    return say("foundFocalCurve", `**${figures(ce / focal)}**`, figures(ce), figures(focal), percent(loss(3, 0.1) / loss(0, 0.1)));
  },
  cumulative_by_gamma: () => say("foundByGamma", data.pictures.cumulative_by_gamma[1].curves.map((curve) =>
    `${curve.name} **${percent(1 - at(curve, 0.99))}**`).join(say("comma"))),
  alpha_gamma: () => say("foundAlphaGamma", data.pictures.alpha_gamma.map(({ title, values }) => {
    const known = values.filter((value) => value !== null);
    return `${sayPhrase(title)} **${say("fromTo", ...[Math.min(...known), Math.max(...known)].map((value) => value.toFixed(3)))}**`;
  }).join(say("comma"))),
  prior_start: () => say("foundPriorStart", data.pictures.prior_start.map(({ title, curves }) => {
    const both = (place) => curves.map(({ y }) => `**${y.length ? figures(y.at(place)) : "–"}**`).join(say("and"));
    return say("startsOf", title, both(0), both(-1));
  }).join(say("semicolon"))),
  cumulative: () => say("foundCumulative", list((k) => percent(1 - at(data.curves.losses[k].cumulative_negatives, 0.9)))),
};
