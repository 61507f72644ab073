import type { ParameterWord } from '#institution';
import type { Label } from '#kernel';

/** What a committee calls a college; null for a seat of none. */
export const collegeLabel = (colleges: readonly ParameterWord[], code: string | null): Label | null =>
  colleges.find((college) => college.code === code)?.label ?? null;
