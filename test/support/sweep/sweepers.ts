import { ROLE_NAMES, ROLES } from '#identity';
import { HttpPerson, type Answer } from '#seeds';
import { User, visitor } from '../people.js';
import type { World } from '../world.js';
import { wordsOf } from './belongings.js';
import type { Lane } from './lane.js';
import { nothings, thingsOf, type Thing, type Things } from './things.js';
import type { Reading, Row, Who, Writing } from './table.js';

/** What belongs to another, and the words by which it would be recognised. */
export interface Foreign {
  whose: string;
  things: Things;
  regionCode: string;
}

/** Somebody who asks for what is not theirs. */
export interface Sweeper {
  who: string;
  /** Whose rights they share on what is open to all, when it is somebody of the table. */
  like?: Who;
  person: HttpPerson;
  /** What they may ask for. */
  own: Things;
  foreign: Foreign[];
  /** Words that must be in no answer to them. */
  hidden: ReadonlySet<string>;
  /** The name of an association that they know from within, though as officers they may not touch it. */
  knows?: string;
}

const INSIDERS = ['programme.officer', 'instructor', 'accountant', 'auditor'] as const;

/** Officers of a region who belong to its first association. */
export function insidersOf(world: World, { alpha, regionCode }: Lane): Promise<{ who: string; like: Who; person: User }[]> {
  return Promise.all(
    INSIDERS.map(async (role) => {
      const grants = [
        { role, scope: { regionCode } },
        { role: 'association.editor' as const, scope: { associationId: alpha.associationId } },
      ];
      const like: Who = role === 'programme.officer' ? 'officer' : role;
      return { who: `a member of alpha as ${role}`, like, person: await User.with(world, `Double ${role}`, grants) };
    }),
  );
}

/** Members of the second association, one in each role of an association that nobody of the lane has. */
export function membersOf(world: World, { beta, mark }: Lane): Promise<{ who: string; person: User }[]> {
  const roles = ROLE_NAMES.filter((role) => ROLES[role].scope === 'association' && role !== 'association.president');
  return Promise.all(
    roles.map(async (role) => {
      const scope = { associationId: beta.associationId };
      return { who: `${role} of beta`, person: await User.with(world, `${role} ${mark}`, [{ role, scope }]) };
    }),
  );
}

/** Everybody of one region against the other, each association against its neighbour, a member against the file they keep out of. */
export async function sweepersOf(
  world: World,
  here: Lane,
  there: Lane,
  {
    insiders,
    members,
    administrator,
  }: { insiders: Awaited<ReturnType<typeof insidersOf>>; members: Awaited<ReturnType<typeof membersOf>>; administrator: User },
): Promise<Sweeper[]> {
  const [alpha, beta] = [await thingsOf(world, here, 'alpha'), await thingsOf(world, here, 'beta')];
  const abroad: Foreign[] = [{ whose: `${there.mark} alpha`, things: await thingsOf(world, there, 'alpha'), regionCode: there.regionCode }];
  const beyond = await wordsOfLane(world, there);
  const of = (whose: 'alpha' | 'beta'): Foreign => ({
    whose: `${here.mark} ${whose}`,
    things: whose === 'alpha' ? alpha : beta,
    regionCode: here.regionCode,
  });
  const wordsAt = async (whose: 'alpha' | 'beta') => [
    ...(await wordsOf(world, [{ table: 'association', id: here[whose].associationId }])),
    `${whose === 'alpha' ? 'Alpha' : 'Beta'} ${here.mark}`,
  ];
  const [alphaWords, betaWords] = [await wordsAt('alpha'), await wordsAt('beta')];
  const keptFrom = [
    ...(await wordsOf(world, [{ table: 'application', id: here.alpha.applicationId }])),
    `Alpha ${here.mark}`,
    here.alpha.associationId,
  ];
  const { file, application, attachment } = alpha;

  const { president, otherPresident, conflicted, ...others } = here.people;
  const strangers: [string, HttpPerson][] = [
    ['nobody', visitor(world)],
    ['somebody without a role', await User.with(world, 'Sans Rôle', [])],
    ['administrator', administrator],
  ];
  return [
    ...Object.entries(others).map(([who, person]) => ({ who, person, own: alpha, foreign: abroad, hidden: beyond })),
    { who: 'president', person: president, own: alpha, foreign: [of('beta'), ...abroad], hidden: new Set([...beyond, ...betaWords]) },
    {
      who: 'otherPresident',
      person: otherPresident,
      own: beta,
      foreign: [of('alpha'), ...abroad],
      hidden: new Set([...beyond, ...alphaWords]),
    },
    ...members.map((member) => ({
      ...member,
      like: 'otherPresident' as const,
      own: beta,
      foreign: [of('alpha'), ...abroad],
      hidden: new Set([...beyond, ...alphaWords]),
    })),
    {
      who: 'conflicted',
      person: conflicted,
      own: beta,
      foreign: [{ ...of('alpha'), things: { file, application, attachment } }, ...abroad],
      hidden: new Set([...beyond, ...keptFrom]),
    },
    ...insiders.map((insider) => ({
      ...insider,
      own: beta,
      foreign: [of('alpha'), ...abroad],
      hidden: new Set([...beyond, ...alphaWords]),
      knows: `Alpha ${here.mark}`,
    })),
    ...strangers.map(([who, person]) => ({
      who,
      person,
      own: {},
      foreign: [of('alpha'), ...abroad],
      hidden: new Set([...beyond, ...alphaWords, ...betaWords, here.mark]),
    })),
  ];
}

async function wordsOfLane(world: World, lane: Lane): Promise<Set<string>> {
  const words = await wordsOf(world, [
    { table: 'association', id: lane.alpha.associationId },
    { table: 'association', id: lane.beta.associationId },
    { table: 'committee', id: lane.committeeId },
    { table: 'call', id: lane.callId },
  ]);
  return words.add(lane.mark);
}

/** A question about another's things, and the same about things that do not exist. */
export interface Attempt {
  label: string;
  /** Some of the ids are their own: what is refused may be about these. */
  mixed: boolean;
  ask(): Promise<Answer>;
  askForNothing(): Promise<Answer>;
}

const NOTHING = nothings();
const answersAboutNothing = new Map<string, Promise<Answer>>();

/** What does not exist is asked for once: the answer is the same whoever's things it is compared with. */
function once(question: string, ask: () => Promise<Answer>): Promise<Answer> {
  const answer = answersAboutNothing.get(question) ?? ask();
  answersAboutNothing.set(question, answer);
  return answer;
}

/** Every way to ask a row for another's things: all the ids theirs, or one of them among one's own. */
export function attemptsOf(address: string, row: Row, sweeper: Sweeper, foreign: Foreign): Attempt[] {
  const slots = row.of.flatMap((part, index) => (part.startsWith('=') ? [] : [index]));
  const choices: ReadonlySet<number>[] =
    slots.length === 0 ? [new Set()] : [new Set(slots), ...(slots.length > 1 ? slots.map((slot) => new Set([slot])) : [])];
  return choices.flatMap((theirs) => {
    const withIds = (things: Things): Things[] =>
      row.of.map((part, index) => (part.startsWith('=') ? {} : theirs.has(index) ? things : sweeper.own));
    if ([...theirs].some((slot) => isOwn(row.of[slot] as Thing, sweeper, foreign)) || !isAbout(row, sweeper, foreign)) return [];
    const url = fill(address, row, withIds(foreign.things));
    const urlOfNothing = fill(address, row, withIds(NOTHING));
    if (!url || !urlOfNothing) return [];
    return [
      {
        label: `${sweeper.who} asks for ${url} of ${foreign.whose}`,
        ask: () => send(sweeper.person, address, row, url, foreign.things, foreign.regionCode),
        mixed: theirs.size < slots.length,
        askForNothing: () =>
          once(`${sweeper.who} ${address} ${urlOfNothing} ${foreign.regionCode}`, () =>
            send(sweeper.person, address, row, urlOfNothing, NOTHING, foreign.regionCode),
          ),
      },
    ];
  });
}

/** What is nobody's own: an edition of the bilan. A programme is when both have the same. */
const OF_ALL: ReadonlySet<Thing> = new Set<Thing>(['programme', 'component', 'envelope', 'edition']);
/** Two associations of one region have its committee and call in common. */
const isOwn = (thing: Thing, sweeper: Sweeper, foreign: Foreign): boolean =>
  !OF_ALL.has(thing) && sweeper.own[thing] === foreign.things[thing];

/** Whether everything that the body names exists; a row that names nothing is about another region, or about nothing. */
function isAbout(row: Row, { own }: Sweeper, { things, regionCode }: Foreign): boolean {
  if (row.kind === 'reading') return true;
  const named = new Set<Thing>(row.of.filter((part): part is Thing => !part.startsWith('=')));
  const watched = new Proxy(things, { get: (target, thing) => (named.add(thing as Thing), target[thing as Thing]) });
  row.body(watched, regionCode);
  row.file?.(watched);
  const elsewhere = own.regionCode !== regionCode;
  const isForeign = (thing: Thing) => !OF_ALL.has(thing) || things[thing] !== own[thing];
  return [...named].every((thing) => things[thing] !== undefined) && (elsewhere || [...named].some(isForeign));
}

/** A row as its owner asks for it. */
export function askAsOwner(address: string, row: Row, person: HttpPerson, things: Things, regionCode: string): Promise<Answer> | null {
  const url = fill(
    address,
    row,
    row.of.map(() => things),
  );
  return url === null ? null : send(person, address, row, url, things, regionCode);
}

/** The address with its parameters filled; null when there is no such thing. */
function fill(address: string, row: Row, things: readonly Things[]): string | null {
  let url = address.slice(address.indexOf(' ') + 1);
  for (const [index, part] of row.of.entries()) {
    const value = part.startsWith('=') ? part.slice(1) : things[index]![part as keyof Things];
    if (value === undefined) return null;
    url = url.replace(/:[A-Za-z]+/, value);
  }
  return row.kind === 'reading' ? url + row.query : url;
}

function send(
  person: HttpPerson,
  address: string,
  row: Reading | Writing,
  url: string,
  things: Things,
  regionCode: string,
): Promise<Answer> {
  const verb = address.slice(0, address.indexOf(' '));
  if (row.kind === 'reading') return person.get(url);
  if (row.file) return person.upload(url, row.file(things));
  return verb === 'POST' ? person.post(url, row.body(things, regionCode)) : person.send(verb, url, row.body(things, regionCode));
}

/** The hidden words that an answer contains. */
export function wordsIn(answer: Answer, hidden: ReadonlySet<string>): string[] {
  const text = answer.raw.toString('utf8');
  return [...hidden].filter((word) => text.includes(word));
}

/** What of an answer may be compared with another. */
export function gistOf({ status, body, headers }: Answer): unknown {
  const readable = /json|csv|text/.test(headers['content-type'] ?? '');
  return { status, body: readable ? body : '(bytes)' };
}
