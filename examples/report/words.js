// What the charts say, in both languages of the page: [English, 简体中文].
const texts = {
  title: ["focalgrad: one classifier, several losses", "focalgrad：同一个分类器，不同的损失函数"],
  step: ["step", "步数"],
  afterStep: ["After step", "训练步数"],
  stepValue: [(n) => `step ${n}`, (n) => `第 ${n} 步`],
  compare: ["Compare", "对比"],
  with: ["with", "与"],
  comma: [", ", "、"],
  clause: [", ", "，"],
  semicolon: ["; ", "；"],
  stop: [" ", ""],
  chartKeys: ["chart; arrow keys point", "图表，可用方向键读数"],
  allLosses: ["the others", "其他损失函数"],

  positives: ["positives", "正样本"],
  negatives: ["negatives", "负样本"],
  hard: ["hard negatives (p_t ≤ 0.5)", "难分负样本（p_t ≤ 0.5）"],
  easy: ["easy negatives", "易分负样本"],
  bayes: ["true posterior", "真实后验概率"],

  minus: [(loss, first) => `${loss} minus ${first}`, (loss, first) => `${loss} 减 ${first}`],
  better: ["better", "更好"],
  worse: ["worse", "更差"],
  same: ["no difference seen", "未见差异"],
  oneSeed: ["one seed", "单个种子"],
  interval: ["95 % interval", "95 % 区间"],
  differenceChart: [(metric) => `Differences in ${metric}, with 95 % intervals`, (metric) => `${metric}的差值及 95 % 区间`],

  losses: ["losses", "损失函数"],
  loss: ["loss", "损失"],
  batches: ["batches", "各批"],
  runningMean: ["running mean", "滑动平均"],
  lossChart: [(loss) => `Training loss over the steps: ${loss}`, (loss) => `训练损失随步数的变化：${loss}`],
  foundLoss: [(loss, from, to) => `${loss} fell from ${from} to ${to}`, (loss, from, to) => `${loss} 从 ${from} 降到 ${to}`],
  foundRose: [(loss, from, to) => `${loss} went from ${from} to ${to}`, (loss, from, to) => `${loss} 从 ${from} 变为 ${to}`],
  foundLossEnd: [(list) => `Between the first ten steps (mean) and the end (running mean): ${list}.`, (list) => `从前十步的均值到结束时的滑动平均：${list}。`],

  gradientShare: ["share of the gradient", "占梯度的比例"],
  sourcesChart: [(loss) => `Shares of the gradient with ${loss} over the steps`, (loss) => `${loss} 的梯度来源随步数的变化`],
  foundSources: [(list) => `The positives' share of the gradient, mean over all steps: ${list}.`, (list) => `正样本占梯度的比例，对全部步数取平均：${list}。`],

  classShare: ["share of the class", "占该类的比例"],
  histogramChart: [(loss, n) => `Distribution of p_t after ${n} steps of training with ${loss}`, (loss, n) => `用 ${loss} 训练 ${n} 步后 p_t 的分布`],
  foundSure: [(n, list) => `Share of the positives with p_t above 0.5 after step ${n}: ${list}.`, (n, list) => `第 ${n} 步之后，p_t 大于 0.5 的正样本所占比例：${list}。`],

  planeChart: [(loss, n) => `Decision boundary after ${n} steps of training with ${loss}`, (loss, n) => `用 ${loss} 训练 ${n} 步后的判决边界`],
  foundPlane: [(n, list) => `Share of the picture classified as positive after step ${n}: ${list}.`, (n, list) => `第 ${n} 步之后，图中判为正样本的区域占比：${list}。`],

  foundDrawn: [(n, all, p, of) => `Drawn: **${n}** of ${all} negatives and **${p}** of ${of} positives.`,
    (n, all, p, of) => `图中画出 ${all} 个负样本中的 **${n}** 个，${of} 个正样本中的 **${p}** 个。`],

  threshold: ["threshold", "阈值"],
  f1: ["F1", "F1"],
  calledPositive: ["called positive", "判为正"],
  calledNegative: ["called negative", "判为负"],
  thresholdChart: [(loss) => `Precision, recall and F1 against the threshold: ${loss}`, (loss) => `精确率、召回率、F1 随阈值的变化：${loss}`],
  foundThreshold: [(at, list, best) => `F1 at ${at}: ${list}. F1 is largest at: ${best} (on these examples themselves, which no honest choice knows).`,
    (at, list, best) => `阈值 ${at} 下的 F1：${list}。F1 最大处的阈值：${best}（取自这些样本本身，实际选择阈值时无从得知）。`],
  foundLossCurves: [(list) => `The loss of a positive at p_t = 0.9: ${list}.`, (list) => `p_t = 0.9 的正样本的损失：${list}。`],

  recall: ["recall", "召回率"],
  precision: ["precision", "精确率"],
  precisionRecall: ["Precision and recall", "精确率–召回率曲线"],
  roc: ["ROC", "ROC 曲线"],
  falseRate: ["false positive rate", "负样本误判率（FPR）"],
  trueRate: ["true positive rate", "正样本召回率（TPR）"],
  ofEveryLoss: [(what) => `${what}, a curve for each loss`, (what) => `${what}，每种损失函数一条曲线`],
  foundRanking: [(seeds, list) => `Average precision over ${seeds}: ${list}.`, (seeds, list) => `平均精度 AP（${seeds}）：${list}。`],
  seeds: [(n) => (n === 1 ? "one seed" : `${n} seeds`), (n) => `${n} 个种子`],

  said: ["predicted probability", "模型给出的概率"],
  seen: ["share of positives", "实际正样本比例"],
  asSaid: ["As the models predict", "模型原始输出"],
  undone: ["With the loss's bias undone", "校正损失函数自身引入的偏差之后"],
  examples: [(n) => `${n} examples`, (n) => `${n} 个样本`],
  foundCalibration: [(seeds, said, undone) => `Expected calibration error over ${seeds}, as predicted: ${said}. With the bias undone: ${undone}.`,
    (seeds, said, undone) => `期望校准误差 ECE（${seeds}），原始输出：${said}；校正之后：${undone}。`],

  easiestFirst: [(which) => `share of the ${which}, the easiest first`, (which) => `从易到难累计的${which}比例`],
  theirLoss: ["share of their loss", "占该类总损失的比例"],
  cumulativeChart: [(which) => `Cumulative share of the loss of the ${which}`, (which) => `${which}的累计损失`],
  foundCumulative: [(list) => `Share of the negatives' loss that the hardest tenth of the negatives carry: ${list}.`, (list) => `最难分的十分之一负样本占负样本总损失的比例：${list}。`],

  foundFocalCurve: [(times, ce, focal, kept) => `At p_t = 0.9 gamma = 2 makes the loss ${times} times smaller, from ${ce} to ${focal}; at p_t = 0.1 it keeps ${kept} of it.`,
    (times, ce, focal, kept) => `p_t = 0.9 时，gamma = 2 把损失缩小到原来的 ${times} 分之一（从 ${ce} 到 ${focal}）；p_t = 0.1 时仍保留原来的 ${kept}。`],
  foundByGamma: [(list) => `Share of the negatives' loss that the hardest hundredth of the negatives carry: ${list}.`, (list) => `最难分的百分之一负样本占负样本总损失的比例：${list}。`],
  foundAlphaGamma: [(list) => `From the worst pair to the best: ${list}.`, (list) => `从最差的组合到最好的组合：${list}。`],
  fromTo: [(from, to) => `${from} to ${to}`, (from, to) => `${from} 到 ${to}`],
  foundPriorStart: [(list) => `The loss of the first batch with the prior start and without, then of the last batches: ${list}.`, (list) => `有先验初始化和没有先验初始化时，第一批的损失和最后各批的损失：${list}。`],
  startsOf: [(name, first, last) => `${name} ${first}, at the end ${last}`, (name, first, last) => `${name} ${first}，结束时 ${last}`],
  and: [" and ", " 与 "],

  learningRate: ["learning rate", "学习率"],
  averagePrecision: ["average precision", "平均精度 AP"],
  ratesChart: ["Average precision on the validation part against the learning rate", "验证集上的平均精度 AP 与学习率的关系"],
  chosen: ["chosen", "选定"],
};

// Words of the charts that the program hands over, by their English.
const phrases = {
  "Focal loss (Lin et al. 2017, figure 1)": "Focal loss（Lin 等人 2017 年论文，图 1）",
  "p_t, probability of the true class": "p_t，真实类别的概率",
  "loss": "损失",
  "loss of a positive": "正样本的损失",
  "loss of a negative": "负样本的损失",
  "gamma 0: cross-entropy": "gamma 0：交叉熵",
  "The positives' share of the loss (Lin et al. 2017, figure 4)": "正样本的累计损失（Lin 等人 2017 年论文，图 4）",
  "The negatives' share of the loss (Lin et al. 2017, figure 4)": "负样本的累计损失（Lin 等人 2017 年论文，图 4）",
  "share of the positives, the easiest first": "从易到难累计的正样本比例",
  "share of the negatives, the easiest first": "从易到难累计的负样本比例",
  "cumulative share of the loss": "累计损失占比",
  "average precision": "平均精度 AP",
  "F1 at 0.5": "阈值 0.5 下的 F1",
  "F1 at the chosen threshold": "选定阈值下的 F1",
  "step": "步数",
  "loss of the batches, mean over the seeds": "各批的损失（各种子的均值）",
  "with the prior start": "有先验初始化",
  "without": "无先验初始化",
};

let language = 0;
export const useChinese = (chinese) => { language = chinese ? 1 : 0; };

/// The text of that name; one with gaps is filled with the values.
export function say(name, ...values) {
  const text = texts[name][language];
  return typeof text === "function" ? text(...values) : text;
}

/// A phrase as it is in English, or its Chinese where it has one: gamma 2 and names of losses are said alike.
export const sayPhrase = (english) => (language === 1 && phrases[english]) || english;

/// What the page's data say in both languages.
export const sayOf = ({ en, zh }) => [en, zh][language];
