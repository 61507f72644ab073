import { ROLE_NAMES, ROLES } from '#identity';
import { policyRegistry, type Policy } from '#platform';
import { addressesOf, policyNameOf, routes, type RouteHandler } from './routes.js';
import { ABOUT_ONESELF, DEMONSTRATION, PUBLIC, TABLE } from './sweep/table.js';

/** Where the page stands in the clone. */
export const ACCESS_PAGE = 'docs/access.md';

/** The policy of every address. */
const policies = (): Map<string, string> =>
  new Map(routes().flatMap((route) => addressesOf(route).map((address) => [address, policyNameOf(route)] as const)));

let byAddress: Map<string, string> | undefined;
export const policyAt = (address: string): Policy | undefined => policyRegistry.get((byAddress ??= policies()).get(address) ?? '');

/** Whether a role may ever act at an address; what more is asked (a region, a thing, a second person) is asked of the thing. */
export function roleMay(address: string, role: string | null): boolean {
  const roles = policyAt(address)?.roles ?? [];
  if (roles.includes('anonymous')) return true;
  return role !== null && (roles.includes('*') || roles.includes(role));
}

/** The heading of a role's column: the first letters of what it is called in the program. */
const letters = (role: string): string =>
  role
    .split('.')
    .map((word) => word.slice(0, 2))
    .join('.');

const MAY = '●';
const PROVES = '◆';

/** Who may do what, as Markdown: each address with each role, and what somebody else's thing is answered with. */
export function accessPage(): string {
  const rooms = new Map<string, Line[]>();
  for (const line of routes().flatMap(linesOf)) rooms.set(line.room, [...(rooms.get(line.room) ?? []), line]);
  const columns = [...ROLE_NAMES].map(letters);
  const tables = [...rooms]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([room, lines]) => [
      `## ${room}`,
      '',
      `| Act | Address | Policy | ${columns.join(' | ')} | Of others |`,
      `|---|---|---|${columns.map(() => ':-:|').join('')}---|`,
      ...lines.sort((one, other) => (one.address < other.address ? -1 : 1)).map(({ text }) => text),
      '',
    ]);
  return `${[...HEAD, ...legend(), ...tables].join('\n').trimEnd()}\n`;
}

const HEAD = [
  '# Who may do what',
  '',
  '<!-- Written by `npm run api:types` from the policies and the table of the sweep; a test compares it. -->',
  '',
  'A person acts in one role at a time, the one chosen in the bar; with two roles there is nothing that both would allow together. A role is given',
  'in a scope: an association, a committee, a region, an institution, or the country. What lies outside the scope does not exist for whoever asks.',
  '',
  `- ${MAY} the role may, within its scope · ${PROVES} it may, once the person has proved again who they are (a code, a passkey, a password).`,
  '- An officer who belongs to an association acts on nothing of it, in whichever role; a member of a committee on no file of their own conflict.',
  '- Over HTTP every role is asked what it may not (on its own things and on those of others) and what it may read; what it may change is done by',
  '  one role for each address, as it cannot be undone for the next.',
  '- What takes two persons is proposed by one and confirmed by another: the line of the proposal says who may propose.',
  '- What a chair does beyond a member of the committee follows from the seat in the session, not from the role.',
  '- *Of others*: what is answered for a thing outside the scope. “as unknown” is the answer for an identifier that nothing has.',
  '',
];

const legend = (): string[] => [
  '| Column | Role | Scope | Second factor |',
  '|---|---|---|:-:|',
  ...ROLE_NAMES.map((role) => {
    const { en, scope, secondFactor, sensitive } = ROLES[role] as (typeof ROLES)[typeof role] & { sensitive?: true };
    return `| ${letters(role)} | ${en} (\`${role}\`) | ${scope} | ${secondFactor ? 'yes' : 'no'}${sensitive ? ', given by two' : ''} |`;
  }),
  '',
];

interface Line {
  room: string;
  address: string;
  text: string;
}

function linesOf(route: RouteHandler): Line[] {
  const policy = policyNameOf(route);
  const { stepUp, check, byInstitution } = policyRegistry.get(policy) ?? { roles: [] };
  const operation = Reflect.getMetadata('swagger/apiOperation', route.handler) as { summary?: string } | undefined;
  return addressesOf(route)
    .filter((address) => !DEMONSTRATION.includes(address))
    .map((address) => {
      const cells = ROLE_NAMES.map((role) => (roleMay(address, role) ? (stepUp ? PROVES : MAY) : ''));
      const more = [check && 'for the whole of it', byInstitution && 'by the institution that signs or pays'].filter(Boolean).join(', ');
      const text = `| ${operation?.summary ?? ''} | \`${address}\` | ${policy}${more ? ` (${more})` : ''} | ${cells.join(' | ')} | ${ofOthers(address)} |`;
      return { room: roomOf(address), address, text };
    });
}

/** The part of the API, or the public site. */
const roomOf = (address: string): string => /^[A-Z]+ \/api\/([a-z-]+)/.exec(address)?.[1] ?? 'pages';

function ofOthers(address: string): string {
  if (PUBLIC.includes(address)) return 'open to everybody';
  if (ABOUT_ONESELF.includes(address)) return 'of oneself alone';
  const row = TABLE[address];
  if (!row) return '';
  if (row.national) return `the same for all: ${row.national}`;
  if (row.kind === 'reading' && row.emptyList) return 'an empty list';
  if (row.kind === 'writing' && row.free) return `open: ${row.free.why}`;
  return row.of.some((part) => !part.startsWith('=')) ? 'as unknown' : 'not in it';
}
