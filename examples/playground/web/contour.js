// Marching squares: where a field crosses a level, between the middles of its cells.

/** A path over width × height of the level in n × n values, the first row being the top one; of whole lines, so that they can be dashed. */
export function contour(values, n, level, width, height) {
  const cell_x = width / n, cell_y = height / n, ends = new Map();
  // A place on the side from one value to the next, right of it or below it; both cells of a side find the same.
  const crossing = (i, to) => {
    const side = 2 * i + (to === i + 1), part = (values[i] - level) / (values[i] - values[to]), row = Math.floor(i / n), column = i % n;
    if (!ends.has(side)) ends.set(side, { x: (column + 0.5 + (to === i + 1 ? part : 0)) * cell_x, y: (row + 0.5 + (to === i + 1 ? 0 : part)) * cell_y, next: [] });
    return ends.get(side);
  };
  for (let row = 0; row + 1 < n; ++row)
    for (let column = 0; column + 1 < n; ++column) {
      const i = row * n + column, a = values[i] > level, b = values[i + 1] > level, c = values[i + n + 1] > level, d = values[i + n] > level;
      if (a === b && b === c && c === d) continue;
      const found = [];
      if (a !== b) found.push(crossing(i, i + 1));
      if (b !== c) found.push(crossing(i + 1, i + n + 1));
      if (d !== c) found.push(crossing(i + n, i + n + 1));
      if (a !== d) found.push(crossing(i, i + n));
      for (let k = 0; k < found.length; k += 2) found[k].next.push(found[k + 1]), found[k + 1].next.push(found[k]);
    }
  const path = new Path2D(), drawn = new Set();
  const walk = (start) => {
    path.moveTo(start.x, start.y);
    for (let at = start; at; at = at.next.find((other) => !drawn.has(other))) drawn.add(at), path.lineTo(at.x, at.y);
    if (start.next.length === 2) path.closePath();
  };
  const all = [...ends.values()];
  for (const end of all) if (end.next.length === 1 && !drawn.has(end)) walk(end);
  for (const end of all) if (!drawn.has(end)) walk(end);
  return path;
}

/** The value at a place of [0, 1]², from the cells around it. */
export function value_at(values, n, x, y) {
  const inside = (place) => Math.min(n - 1, Math.max(0, place * n - 0.5));
  const u = inside(x), v = inside(y), i = Math.min(n - 2, Math.floor(u)), j = Math.min(n - 2, Math.floor(v)), s = u - i, t = v - j, k = j * n + i;
  return (1 - t) * ((1 - s) * values[k] + s * values[k + 1]) + t * ((1 - s) * values[k + n] + s * values[k + n + 1]);
}
