// Marching squares: where a field crosses a level, between the middles of its cells.

/** A path over width × height of the level in n × n values, the first row being the top one. */
export function contour(values, n, level, width, height) {
  const path = new Path2D(), cell_x = width / n, cell_y = height / n;
  for (let row = 0; row + 1 < n; ++row)
    for (let column = 0; column + 1 < n; ++column) {
      const i = row * n + column, a = values[i] - level, b = values[i + 1] - level, c = values[i + n + 1] - level, d = values[i + n] - level;
      const sides = (a > 0) + 2 * (b > 0) + 4 * (c > 0) + 8 * (d > 0);
      if (sides === 0 || sides === 15) continue;
      const x = (column + 0.5) * cell_x, y = (row + 0.5) * cell_y, ends = [];
      if (a > 0 !== b > 0) ends.push(x + cell_x * (a / (a - b)), y);
      if (b > 0 !== c > 0) ends.push(x + cell_x, y + cell_y * (b / (b - c)));
      if (d > 0 !== c > 0) ends.push(x + cell_x * (d / (d - c)), y + cell_y);
      if (a > 0 !== d > 0) ends.push(x, y + cell_y * (a / (a - d)));
      for (let k = 0; k + 3 < ends.length; k += 4) path.moveTo(ends[k], ends[k + 1]), path.lineTo(ends[k + 2], ends[k + 3]);
    }
  return path;
}

/** The value at a place of [0, 1]², from the cells around it. */
export function value_at(values, n, x, y) {
  const inside = (place) => Math.min(n - 1, Math.max(0, place * n - 0.5));
  const u = inside(x), v = inside(y), i = Math.min(n - 2, Math.floor(u)), j = Math.min(n - 2, Math.floor(v)), s = u - i, t = v - j, k = j * n + i;
  return (1 - t) * ((1 - s) * values[k] + s * values[k + 1]) + t * ((1 - s) * values[k + n] + s * values[k + n + 1]);
}
