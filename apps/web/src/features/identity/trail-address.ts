/** Where a subject of the trail is read; those without a page of their own have none. */
const PAGES: Readonly<Record<string, string>> = {
  person: '/app/people',
  programme: '/app/programmes',
  association: '/app/associations',
  call: '/app/calls',
  application: '/app/applications',
  instruction: '/app/instruction',
  committee: '/app/committees',
  session: '/app/committees/sessions',
  convention: '/app/conventions',
  payment_order: '/app/disbursements/orders',
  bank_statement: '/app/disbursements/statements',
  report: '/app/monitoring/reports',
};

export function addressOfSubject(subject: string, id: string): string | null {
  const page = PAGES[subject];
  return page ? `${page}/${id}` : null;
}
