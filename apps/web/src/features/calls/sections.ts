/** The parts an officer writes a call in, in the order one usually does; each is a page of the call. */
export const SECTIONS = ['content', 'territory', 'money', 'audience', 'calendar', 'form', 'grid', 'documents'] as const;
export type SectionCode = (typeof SECTIONS)[number];

const SECTION_OF: Record<string, SectionCode> = {
  title: 'content',
  summary: 'content',
  description: 'content',
  kind: 'content',
  regionCodes: 'territory',
  domainCodes: 'territory',
  funding: 'territory',
  floorCentimes: 'money',
  ceilingCentimes: 'money',
  targetGroups: 'audience',
  eligibility: 'audience',
  calendar: 'calendar',
  form: 'form',
  grid: 'grid',
  documents: 'documents',
};

/** Where a place that stands against publishing is corrected, and its path on that page. */
export function placeOf(path: string): { section: SectionCode; field: string } {
  const [head = '', ...rest] = path.split('.');
  const section = SECTION_OF[head] ?? 'content';
  const owned = head === 'form' || head === 'grid' || head === 'calendar';
  return { section, field: owned ? rest.join('.') : path };
}
