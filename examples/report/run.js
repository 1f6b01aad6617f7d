// The run that the page is of, and what of it is shown: which losses, at which moment.
export const data = JSON.parse(document.getElementById("data").textContent);

/// More losses than this are not drawn all at once: two are chosen, and the others stand behind them.
export const many = data.losses.length > 4;

const focal = data.losses.findIndex((name, k) => k > 0 && name.startsWith("focal:"));
export const shown = {
  losses: many ? [0, focal > 0 ? focal : 1] : data.losses.map((_, k) => k),
  moment: data.looks.length - 1,
  threshold: data.curves?.losses[0].at_thresholds.thresholds.indexOf(0.5),  // its place in that list
};
export const look = () => data.looks[shown.moment];

/// A loss's colour and dash, by its place among those shown: Okabe and Ito's, which the colour-blind tell apart.
export const colour = (k) => `var(--loss-${shown.losses.indexOf(k)})`;
export const dash = (k) => ["", "7 3", "2 2", "9 3 2 3"][shown.losses.indexOf(k)];

/// The columns x, y, … of numbers as rows.
export const rowsOf = (columns) => columns.x.map((_, i) =>
  Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[i]])));
