const UNIQUE_VIOLATION = '23505';

/** True when the database refused a statement because of this unique constraint or index: the race that a look beforehand cannot see. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  const { code, constraint: violated } = error as { code?: string; constraint?: string };
  return code === UNIQUE_VIOLATION && violated === constraint;
}
