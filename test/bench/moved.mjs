// What moved since the run before: ratios and processor time only, which do not depend on how busy the machine was.
const NOTICED = 0.1;

/** The figures that are compared, by name. */
function figures(run) {
  const all = {};
  for (const { id, clients, ratio, product } of run.rows) {
    const name = `${id}, ${clients} clients`;
    if (ratio !== undefined) all[`${name}: ratio to the floor`] = ratio;
    if (product.apiMs !== undefined) all[`${name}: processor of api`] = product.apiMs;
    if (product.postgresMs !== undefined) all[`${name}: processor of PostgreSQL`] = product.postgresMs;
  }
  return all;
}

/** @returns {{ date: string, figures: { name: string, before: number, now: number }[] }} those that changed by more than a tenth */
export function movedSince(before, run) {
  const [old, now] = [figures(before), figures(run)];
  const changed = Object.entries(now)
    .filter(([name, value]) => Object.hasOwn(old, name) && Math.abs(value / old[name] - 1) > NOTICED)
    .map(([name, value]) => ({ name, before: old[name], now: value }));
  return { date: before.machine.date, figures: changed };
}
