import type { FieldError } from '#kernel/public';

/** A target group of a call, with bounds of age where it has some. */
export interface CallGroup {
  code: string;
  minAge?: number;
  maxAge?: number;
}

/** Whom a row of a file is for. */
interface GroupOfFile {
  code: string;
  minAge?: number;
  maxAge?: number;
}

/** The oldest that anybody gets. */
export const MAX_AGE = 120;

/**
 * What of the groups of a file the call is not for: a group that it does not name, an age outside its bounds (children of 7 to 14), bounds
 * the wrong way round. A call that names no group is for everybody. Paths begin with `items.`.
 */
export function groupsBeyond(groups: readonly CallGroup[], items: readonly GroupOfFile[]): FieldError[] {
  return items.flatMap((item, index) => {
    const at = (path: string, error: Omit<FieldError, 'path'>): FieldError => ({ path: `items.${index}.${path}`, ...error });
    const { code, minAge, maxAge } = item;
    const group = groups.find((each) => each.code === code);
    if (groups.length > 0 && !group) return [at('code', { code: 'choice' })];
    const [youngest, oldest] = [group?.minAge ?? 0, group?.maxAge ?? MAX_AGE];
    return [
      ...[
        { path: 'minAge', age: minAge },
        { path: 'maxAge', age: maxAge },
      ].flatMap(({ path, age }) => {
        if (age === undefined) return [];
        if (age < youngest) return [at(path, { code: 'too_small', params: { min: youngest } })];
        return age > oldest ? [at(path, { code: 'too_large', params: { max: oldest } })] : [];
      }),
      ...(minAge !== undefined && maxAge !== undefined && minAge > maxAge
        ? [at('maxAge', { code: 'too_small', params: { min: minAge } })]
        : []),
    ];
  });
}
