import { Programmes, type ProgrammeView, type Share } from '#programmes';
import { newId } from '#platform';
import { done } from '#seeds';
import { User, type Answer } from './people.js';
import type { World } from './world.js';

const officers = new WeakMap<World, Promise<User>>();

/** The national programme officer of a world, always the same person. */
export function programmeOfficer(world: World): Promise<User> {
  const known = officers.get(world) ?? User.with(world, 'Nadia Programme', [{ role: 'programme.officer' }]);
  officers.set(world, known);
  return known;
}

/** The domains of intervention, as seeds load them. */
export const loadReference = (world: World) => world.tx.run((em) => world.api.get(Programmes).loadReference(em));

/** The body of an answer that must have succeeded. */
export const must = <T>(answer: Answer<T>): T => done(answer, 'refused');

export interface ProgrammeInWorld {
  id: string;
  code: string;
  componentId: string;
  envelopeId: string;
  shares: (Share & { id: string })[];
}

/** An active programme made over HTTP: 2 000 000 DH, by default half for Souss-Massa and half for the Oriental. */
export async function aProgramme(
  world: World,
  options: { amountCentimes?: number; shares?: Partial<Share>[]; firstYear?: number; lastYear?: number; draft?: true } = {},
): Promise<ProgrammeInWorld> {
  await loadReference(world);
  const officer = await programmeOfficer(world);
  const code = `PAA-${newId().slice(-8).toUpperCase()}`;
  const { firstYear = 2026, lastYear = 2029, amountCentimes = 2_000_000_00 } = options;
  const shares = (options.shares ?? [{ regionCode: 'MA-09' }, { regionCode: 'MA-02' }]).map((share, _, all) => ({
    regionCode: null,
    domainCode: null,
    year: null,
    amountCentimes: Math.floor(amountCentimes / all.length),
    ...share,
  }));
  const title = { fr: 'Partenariat avec les associations', ar: 'الشراكة مع الجمعيات', en: 'Partnership with associations' };
  const { id } = must(await officer.post<{ id: string }>('/api/programmes', { code, title, firstYear, lastYear }));
  const component = must(
    await officer.post<{ id: string }>(`/api/programmes/${id}/components`, {
      code: 'C1',
      title: { fr: 'Projets régionaux', ar: 'مشاريع جهوية' },
    }),
  );
  const envelope = must(await officer.post<{ id: string }>(`/api/programmes/components/${component.id}/envelopes`, { amountCentimes }));
  const split = must(
    await officer.put<{ shares: (Share & { id: string })[] }>(`/api/programmes/envelopes/${envelope.id}/shares`, { shares }),
  );
  if (!options.draft) must(await officer.post(`/api/programmes/${id}/activation`));
  return { id, code, componentId: component.id, envelopeId: envelope.id, shares: split.shares };
}

export const readProgramme = async (user: User, id: string) => must(await user.get<ProgrammeView>(`/api/programmes/${id}`));
