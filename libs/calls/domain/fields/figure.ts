import type { Asked, Bounds, Defect, Unit } from './field.js';

/** What the kinds of figures have in common: whole numbers from nought, of a unit that says how large they may be. */
export const figureKind = (unit: Unit, most: number) => ({
  bounds: {
    unit,
    under: 'too_small',
    over: 'too_large',
    sizeOf: (answer) => answer,
    range: () => ({ least: 0, most }),
  } satisfies Bounds<number>,
  defect(value: unknown): Defect | null {
    if (typeof value !== 'number' || !Number.isInteger(value)) return { code: 'number' };
    if (value < 0) return { code: 'too_small', params: { min: 0, unit } };
    return value > most ? { code: 'too_large', params: { max: most, unit } } : null;
  },
  sample: ({ min, max }: Asked) => min ?? Math.min(1, max ?? 1),
});
