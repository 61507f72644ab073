import { provincesOf, withIceKey, withRibKey } from '#kernel';
import type { AssociationView } from '#associations';
import { done, openRegistration, verifyRegistration } from '#seeds';
import { User } from './people.js';
import type { World } from './world.js';

/** A PDF of one empty page, whole: its table of objects says where each begins. */
export const SMALL_PDF = smallPdf([
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
]);

function smallPdf(objects: string[]): Buffer {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = String(text.length).padStart(10, '0');
    text += `${index + 1} 0 obj${object}endobj\n`;
    return `${at} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer<</Root 1 0 R/Size ${size}>>\nstartxref\n${text.length}\n`;
  return Buffer.from(`${text}${table}%%EOF\n`);
}

export const aPdf = (name: string, text = name) => ({
  name: `${name}.pdf`,
  type: 'application/pdf',
  bytes: Buffer.concat([SMALL_PDF, Buffer.from(`% ${text}\n`)]),
});

const digits = (length: number) => Array.from({ length }, () => Math.floor(Math.random() * 10)).join('');
/** A fresh ICE with its key. */
export const anIce = () => withIceKey(digits(13));
/** A fresh RIB with its key. */
export const aRib = () => withRibKey(`011${digits(19)}`);

/** What a registration says of the association itself. */
export function anIdentity(name: string) {
  return {
    name: { fr: name, ar: `جمعية العرض ${name}` },
    kind: 'association',
    ofMigrants: false,
    ice: anIce(),
    receiptNumber: `R-${digits(6)}`,
    receiptDate: '2019-03-12',
    regionCode: 'MA-09',
    province: 'MA-AGD',
    commune: '09.001.01.01',
    address: '12, rue de la Démonstration, Agadir',
    object: { fr: 'Accompagner les enfants et les familles.', ar: 'مواكبة الأطفال والأسر.' },
    board: [
      { name: `Présidente de ${name}`, function: 'president', startsOn: '2024-01-10', endsOn: '2030-01-09' },
      { name: `Trésorier de ${name}`, function: 'treasurer', startsOn: '2024-01-10' },
    ],
  };
}

/** Agadir in its region, elsewhere the first province of the list. */
export const aProvinceOf = (regionCode: string): string => (regionCode === 'MA-09' ? 'MA-AGD' : provincesOf(regionCode)[0]!);

/** Where the seat is, when the region is another than Agadir’s. */
const seatIn = ({ regionCode }: Record<string, unknown>) =>
  typeof regionCode === 'string' && regionCode !== 'MA-09' ? { province: aProvinceOf(regionCode), commune: null } : {};

/** A whole registration, with its first bank account. */
export const aRegistration = (name: string, overrides: Record<string, unknown> = {}) => ({
  ...anIdentity(name),
  ...seatIn(overrides),
  account: { rib: aRib(), holder: name },
  ...overrides,
});

export interface AssociationInWorld {
  id: string;
  president: User;
  ice: string;
  rib: string;
}

const VAULT = ['receipt', 'statutes', 'board_list', 'rib_proof', 'tax_certificate'];

/** An association registered over HTTP by its president, with the documents of its vault, not sent yet. */
export async function aRegisteredAssociation(
  world: World,
  name: string,
  options: { overrides?: Record<string, unknown>; documents?: readonly string[]; language?: 'fr' | 'ar' | 'en' } = {},
): Promise<AssociationInWorld> {
  const president = await User.with(world, `Présidente ${name}`, [], { language: options.language });
  const body = aRegistration(name, options.overrides);
  const documents = (options.documents ?? VAULT).map((kind) => [kind, aPdf(kind, `${name} ${kind}`)] as const);
  const id = await openRegistration(president, body, Object.fromEntries(documents), '2035-12-31');
  return { id, president, ice: body.ice, rib: body.account.rib };
}

const instructors = new WeakMap<World, Promise<User>>();

/** The national instructor of a world, always the same person. */
export function nationalInstructor(world: World): Promise<User> {
  const known = instructors.get(world) ?? User.with(world, 'Idriss Instructeur', [{ role: 'instructor' }]);
  instructors.set(world, known);
  return known;
}

/** A verified association: it may submit files and be paid. */
export async function aVerifiedAssociation(
  world: World,
  name: string,
  options: Parameters<typeof aRegisteredAssociation>[2] = {},
): Promise<AssociationInWorld> {
  const association = await aRegisteredAssociation(world, name, options);
  await verifyRegistration(association.president, await nationalInstructor(world), association.id);
  return association;
}

/** Somebody of the association under another role, signed in. */
export async function aMember(world: World, associationId: string, name: string, role: 'treasurer' | 'editor' | 'reader'): Promise<User> {
  return User.with(world, name, [{ role: `association.${role}`, scope: { associationId } }]);
}

/** The officer takes every field of what waits of a verified association. */
export async function acceptRevision(officer: User, associationId: string): Promise<void> {
  const { revision } = done<AssociationView>(await officer.get(`/api/associations/${associationId}`), 'read the association');
  if (!revision) throw new Error('nothing waits');
  const fields = revision.fields.map((field) => ({ field, accepted: true }));
  const at = `/api/associations/${associationId}/revisions/${revision.id}/decision`;
  done(await officer.post(at, { version: revision.version, fields }), 'accept the changes');
}
