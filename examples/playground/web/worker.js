// The training, off the main thread: trains for at most 6 ms at a time, hands over a frame when the last one was taken, and yields.
import { ledger_fields, load_engine } from "./engine.js";

const slice = 6, playing_grid = 48, paused_grid = 128, playing_rows = 4096;
let engine, run = 0, models = 0, area, made = 0, playing = false, goal = 0, last_step = 0, speed = Infinity, pictures = 15;
let ledgers = [], taken = true, awake = false, threshold = 0.5, tape_of = 0, details = [], paced = { time: 0, step: 0 };
let next_plane = 0, next_slow = 0, timer = 0;

const channel = new MessageChannel();
channel.port1.onmessage = () => {
  awake = false;
  try {
    turn();
  } catch (error) {
    halt(error);
  }
};
function wake() {
  if (!awake) channel.port2.postMessage(0);
  awake = true;
}
const each = (what) => Array.from({ length: models }, (_, model) => what(model));

function post(frame) {
  taken = false;
  const all = new Float64Array(ledgers.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of ledgers) all.set(part, at), at += part.length;
  ledgers = [];
  postMessage({ run, made, playing: playing || made < goal, ledgers: all, ...frame });
}
function halt(error) {
  playing = false;
  goal = made;
  details = [];
  if (ledgers.length) post({});
  postMessage({ run, stopped: error.message, broken: error instanceof WebAssembly.RuntimeError });
}

/** The box around the points, with a margin. */
function area_of(points) {
  const range = (k) => {
    let low = Infinity, high = -Infinity;
    for (let i = k; i < points.length; i += 3) low = Math.min(low, points[i]), high = Math.max(high, points[i]);
    return [low - 0.08 * (high - low), high + 0.08 * (high - low)];
  };
  const [left, right] = range(0), [bottom, top] = range(1);
  return { left, right, bottom, top };
}
const planes = (n) => each((model) => ({ n, raw: engine.surface(model, n, area, false), calibrated: engine.surface(model, n, area, true) }));
const ranking = (model, rows) => ({ cuts: engine.precision_recall(model, rows), metrics: engine.metrics(model), confusion: engine.confusion(model, threshold) });

/** What a picture at rest shows beyond one of training, a piece a turn. */
function settle() {
  const rankings = [];
  details = [
    () => ({ planes: planes(paused_grid), histograms: each(engine.histogram) }),
    ...each((model) => () => (rankings.push(ranking(model, 1e9)), model + 1 === models ? { rankings, whole: true } : {})),
    () => ({ tape: engine.tape(tape_of), tape_of, settled: true }),
  ];
  wake();
}

function train() {
  const until = performance.now() + slice;
  const allowed = made < goal ? goal : Math.min(last_step, paced.step + Math.floor((performance.now() - paced.time) * speed / 1000));
  while (made < allowed && performance.now() < until) {
    const { done, stopped } = engine.step(1);
    if (!done) throw new Error(stopped);
    ledgers.push(engine.ledgers(models));
    ++made;
  }
  return made < allowed;
}

function turn() {
  if (made < goal) {
    if (train()) {
      if (taken && performance.now() > next_slow) next_slow = performance.now() + 250, taken = false, postMessage({ run, progress: made });
      wake();
    } else if (playing) paced.time = performance.now(), wake();
    else settle();
    return;
  }
  if (playing) {
    const more = train(), now = performance.now();
    if (made >= last_step) playing = false, settle();
    if (taken && (!playing || now >= next_plane)) {
      // What takes long is shown less often, so that training keeps most of the time.
      const again = (shortest, begun) => now + Math.max(shortest, 3 * (performance.now() - begun)), frame = { planes: planes(playing_grid) };
      next_plane = again(1000 / pictures, now);
      if (now >= next_slow) {
        const begun = performance.now();
        Object.assign(frame, { histograms: each(engine.histogram), rankings: each((model) => ranking(model, playing_rows)) });
        next_slow = again(Math.max(250, 1000 / pictures), begun);
      }
      post(frame);
    }
    if (!playing) return;
    if (more) return wake();
    clearTimeout(timer);
    timer = setTimeout(wake, Math.max(4, Math.min(1000 / speed, 1000 / pictures)));
    return;
  }
  if (details.length && taken) {
    post(details.shift()());
    if (details.length) wake();
  }
}

function refuse(wrong) {
  playing = false;
  goal = made = 0;
  details = [];
  postMessage({ run, wrong });
}

const told = {
  async load({ bytes }) {
    engine = await load_engine(bytes);
    postMessage({ settings: engine.settings() });
  },
  /** Begins anew and goes to step `at`; there it plays or rests. */
  start(said) {
    run = said.run;
    const wrong = engine.wrong(said.settings);
    if (wrong) return refuse(wrong);
    try {
      models = engine.start(said.settings, said.points);
    } catch (error) {
      if (!said.points) throw error;
      return refuse({ name: "own", why: error.message, loss: -1 });
    }
    const points = engine.points();
    area = area_of(points);
    made = 0, ledgers = [], taken = true, next_plane = next_slow = 0;
    last_step = said.steps;
    goal = Math.min(said.at, last_step);
    tape_of = Math.min(tape_of, models - 1);
    postMessage({ run, started: { models, points, area, bayes: engine.bayes(paused_grid, area), grid: paused_grid, command: engine.command() } });
    playing = said.play;
    speed = said.speed;
    pictures = said.pictures;
    paced = { time: 0, step: goal };
    if (made < goal) wake();
    else if (playing) paced.time = performance.now(), wake();
    else settle();
  },
  play(said) {
    speed = said.speed;
    pictures = said.pictures;
    playing = said.play && made < last_step;
    paced = { time: performance.now(), step: made };
    details = [];
    playing ? wake() : settle();
  },
  step() {
    playing = false;
    if (made < last_step) goal = made + 1;
    wake();
  },
  taken() {
    taken = true;
    if (details.length || made < goal || playing) wake();
  },
  threshold(said) {
    threshold = said.threshold;
    if (models) postMessage({ run, confusions: each((model) => engine.confusion(model, threshold)) });
  },
  tape(said) {
    tape_of = said.model;
    details.push(() => ({ tape: engine.tape(tape_of), tape_of }));
    wake();
  },
  node: ({ number }) => postMessage({ run, story: { number, ...engine.node(number) } }),
  alive: () => postMessage({ alive: true }),
};
let last = Promise.resolve();
onmessage = ({ data }) => {
  last = last.then(() => told[data.tell](data)).catch(halt);
};
