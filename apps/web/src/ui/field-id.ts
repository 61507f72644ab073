/** The id of a field's control from its dotted path; error summaries link to it. */
export const fieldId = (path: string): string => `field-${path.replace(/[^\w-]/g, '-')}`;

/** Dotted path from what servers write: "/budget/lines/0" or "budget.lines[0]" → "budget.lines.0". */
export const dottedPath = (path: string): string =>
  path
    .replace(/^[/.]+/, '')
    .replace(/\[(\w+)\]/g, '.$1')
    .replaceAll('/', '.');
