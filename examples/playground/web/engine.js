// The engine in WebAssembly: what exports.cpp says, as functions of numbers and texts.

/** The fields of a ledger, in the order in which step() gives them. */
export const ledger_fields = [
  "loss", "positives_loss", "negatives_loss", "positives_share", "hard_negatives_share", "easy_negatives_share",
  "positives_p_t", "negatives_p_t", "gradient_norm",
];

/** Numbers as texts, for which the module asks.  memory: gives its memory. */
export const number_texts = (memory) => ({
  /** The fewest digits from which the number can be read again, or so many figures; like tensor/error.cpp. */
  write_number_text(text, number, figures) {
    const value = figures ? Number(number.toPrecision(figures)) : number;
    const size = Math.abs(value), plain = String(value), exponential = value.toExponential();
    const is_plain = size >= 1e-4 && (figures ? size < 10 ** figures : size < 1e7 || plain.length <= exponential.length);
    const written = (is_plain ? plain : exponential).replace("Infinity", "inf");
    return new TextEncoder().encodeInto(written, new Uint8Array(memory().buffer, text)).written;
  },
  read_number_text(text, size) {
    const written = new TextDecoder().decode(new Uint8Array(memory().buffer, text, size));
    const number = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) : NaN;
    return Number.isFinite(number) ? number : NaN;
  },
});

/** Compiles the module's bytes, or what compiles to it, and begins it. */
export async function load_engine(bytes) {
  const imports = {
    env: { emscripten_notify_memory_growth() {}, ...number_texts(() => exports.memory) },
    wasi_snapshot_preview1: {
      proc_exit(code) {
        throw new Error(`the engine ended with ${code}`);
      },
    },
  };
  const { exports } = (await WebAssembly.instantiate(bytes, imports)).instance;
  exports._initialize();

  const text = () => {
    const memory = new Uint8Array(exports.memory.buffer);
    const start = exports.text();
    return new TextDecoder().decode(memory.slice(start, memory.indexOf(0, start)));
  };
  const hand_over = (what) => {
    const bytes_of = new TextEncoder().encode(what);
    const room = exports.room(bytes_of.length);
    new Uint8Array(exports.memory.buffer).set(bytes_of, room);
  };
  /** A copy: the engine's memory may move when it grows. */
  const numbers = (count) => new Float64Array(exports.memory.buffer, exports.numbers(), count).slice();
  const checked = (result) => {
    if (result < 0) throw new Error(text());
    return result;
  };
  const triples = (count) => {
    const all = numbers(count);
    return Array.from({ length: count / 3 }, (_, i) => all.subarray(3 * i, 3 * i + 3));
  };

  return {
    /** settings: {name: value}; points: the text of a file of one's own.  Throws what is wrong.  The number of models. */
    start(settings, points) {
      hand_over(Object.entries(settings).map(([name, value]) => `${name}=${value}\n`).join(""));
      checked(exports.configure());
      if (points) {
        hand_over(points);
        checked(exports.use_points());
      }
      return checked(exports.start());
    },
    /** Which setting the engine refuses: {name, why, loss}, loss being the place of the wrong one in a list of losses; null where it takes all. */
    wrong(settings) {
      const refused = (some) => {
        hand_over(Object.entries(some).map(([name, value]) => `${name}=${value}\n`).join(""));
        return exports.configure() < 0 ? text() : "";
      };
      if (!refused(settings)) return null;
      for (const [name, value] of Object.entries(settings)) {
        const why = refused({ [name]: value });
        if (why) return { name, why, loss: name === "losses" ? value.split(",").findIndex((loss) => refused({ losses: loss })) : -1 };
      }
      return { name: "", why: refused(settings), loss: -1 };
    },
    /** Up to `count` steps: how many were done, and why fewer. */
    step(count) {
      const done = exports.step(count);
      const stopped = text();
      return { done, stopped: done < count ? stopped : "" };
    },
    /** Of those steps `count` ledgers: for each step, each model, its fields one after another. */
    ledgers: (count) => numbers(count * ledger_fields.length),
    points: () => numbers(checked(exports.points())),
    surface: (model, n, { left, right, bottom, top }, calibrated) =>
      Float32Array.from(numbers(checked(exports.surface(model, n, left, right, bottom, top, calibrated ? 1 : 0)))),
    bayes: (n, { left, right, bottom, top }) => Float32Array.from(numbers(checked(exports.bayes(n, left, right, bottom, top)))),
    /** {positives, negatives}: counts in equal parts of [0, 1]. */
    histogram(model) {
      const counts = numbers(checked(exports.histogram(model)));
      return { positives: counts.slice(0, counts.length / 2), negatives: counts.slice(counts.length / 2) };
    },
    /** [recall, precision, threshold] of cuts of up to `most` examples of the test part. */
    precision_recall: (model, most) => triples(checked(exports.precision_recall(model, most))),
    confusion(model, threshold) {
      const [true_positives, false_positives, false_negatives, true_negatives] = numbers(checked(exports.confusion(model, threshold)));
      return { true_positives, false_positives, false_negatives, true_negatives };
    },
    metrics(model) {
      const values = numbers(checked(exports.metrics(model)));
      return Object.fromEntries(text().trim().split("\n").map((name, i) => [name, values[i]]));
    },
    /** The next step's tape of a model, drawn. */
    tape(model) {
      checked(exports.tape(model));
      return text();
    },
    node(number) {
      checked(exports.node(number));
      const [title, name, formula, file, line, shape, value, gradient, ...sent] = text().replace(/\n$/, "").split("\n");
      const parts = sent.map((part) => part.split("\t")).map(([input, what]) => ({ input: Number(input), what }));
      return { title, name, formula, file, line: Number(line), shape, value, gradient, sent: parts };
    },
    settings() {
      checked(exports.settings());
      return text();
    },
    command() {
      checked(exports.command());
      return text();
    },
    /** [p_t, loss, slope] at `count` points; slope is with respect to the logit towards the example's class. */
    curve(loss, positive, count) {
      hand_over(loss);
      return triples(checked(exports.curve(positive ? 1 : 0, count)));
    },
    example(loss, positive, cross_entropy) {
      hand_over(loss);
      const [p_t, value, slope] = numbers(checked(exports.example(positive ? 1 : 0, cross_entropy)));
      return { p_t, loss: value, slope };
    },
  };
}
