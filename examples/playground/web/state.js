// What an address says: settings, and where and how one looks at them. Only what differs from the default is written.

const short = {
  dataset: "d", positives: "p", negatives: "n", noise: "z", label_noise: "f", losses: "l", prior: "b", optimizer: "o", schedule: "c",
  learning_rate: "r", weight_decay: "w", batch: "m", hidden: "h", steps: "t", seed: "s",
};
const looks = { speed: "v", threshold: "q", at: "at", lang: "lang" };
export const defaults = { speed: "100", threshold: "0.5", at: "", lang: "" };

/** {settings, speed, threshold, at, lang}; settings has what is not the engine's default, unchecked: the engine checks. */
export function read_address({ hash, search }) {
  const said = new URLSearchParams(hash.slice(1)), state = { ...defaults, settings: {} };
  for (const [name, key] of Object.entries(short)) if (said.has(key)) state.settings[name] = said.get(key);
  for (const [name, key] of Object.entries(looks)) if (said.has(key)) state[name] = said.get(key);
  state.lang ||= new URLSearchParams(search).get("lang") ?? "";
  return state;
}

export function hash_of(state) {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(state.settings)) said.set(short[name], value);
  for (const [name, key] of Object.entries(looks)) if (String(state[name]) !== defaults[name]) said.set(key, state[name]);
  return `#${String(said).replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%3D", "=")}`;
}
