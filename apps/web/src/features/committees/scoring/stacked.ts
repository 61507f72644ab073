/** Gives each point the lowest level on which it touches no other, in the order given. */
export function stacked<Point>(points: readonly Point[], x: (point: Point) => number, apart: number): (Point & { level: number })[] {
  const placed: (Point & { level: number })[] = [];
  for (const point of points) {
    const near = placed.filter((other) => Math.abs(x(other) - x(point)) < apart).map(({ level }) => level);
    let level = 0;
    while (near.includes(level)) level += 1;
    placed.push({ ...point, level });
  }
  return placed;
}
