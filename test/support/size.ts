/** `npm run test:long`: the specs that ask for a size run at their full one, on new seeds. */
export const IS_LONG = process.env.JISR_LONG === '1';

/** How much of something: what `npm test` can afford, or the full size. A spec that asks takes part in `npm run test:long`. */
export const atSize = (usual: number, full: number): number => (IS_LONG ? full : usual);
