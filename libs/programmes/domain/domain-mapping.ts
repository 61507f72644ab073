import type { FieldError } from '#kernel';

/** A domain of before or of another programme, and the one under which a programme compares it. */
export interface MappedDomain {
  from: string;
  to: string;
}

/** Domains that are there, each mapped once, and to one that is not mapped itself: a comparison is one step. */
export function mappingErrors(mappings: readonly MappedDomain[], known: ReadonlySet<string>): FieldError[] {
  const from = mappings.map((each) => each.from);
  return mappings.flatMap((each, index) => {
    const at = (field: string, code: string): FieldError => ({ path: `mappings.${index}.${field}`, code });
    if (!known.has(each.from)) return [at('from', 'choice')];
    if (!known.has(each.to) || each.from === each.to || from.includes(each.to)) return [at('to', 'choice')];
    return from.indexOf(each.from) === index ? [] : [at('from', 'repeated')];
  });
}

/** The domain under which one is compared: its own where nothing is said. */
export const comparedUnder = (mappings: readonly MappedDomain[], code: string): string =>
  mappings.find(({ from }) => from === code)?.to ?? code;
