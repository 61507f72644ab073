import type { HttpPerson } from '../http-person.js';
import { done } from './act.js';

export interface ProgrammePlan {
  code: string;
  title: { fr: string; ar: string };
  firstYear: number;
  lastYear: number;
  legalBasis?: string;
  envelopeCentimes: number;
  shares: { regionCode: string | null; domainCode: string | null; year: number | null; amountCentimes: number }[];
}

export interface CreatedProgramme {
  programmeId: string;
  envelopeId: string;
  /** Sub-envelope by region; `null` is every region. */
  shares: Map<string | null, string>;
}

/** An officer creates a programme with one component and one envelope, splits it and activates it. */
export async function createProgramme(officer: HttpPerson, plan: ProgrammePlan): Promise<CreatedProgramme> {
  const { code, title, firstYear, lastYear, legalBasis } = plan;
  const programme = done(await officer.post('/api/programmes', { code, title, firstYear, lastYear, legalBasis }), 'create a programme');
  const component = done(
    await officer.post(`/api/programmes/${programme.id}/components`, {
      code: 'C1',
      title: { fr: 'Projets des associations', ar: 'مشاريع الجمعيات' },
    }),
    'add a component',
  );
  const envelope = done(
    await officer.post(`/api/programmes/components/${component.id}/envelopes`, { amountCentimes: plan.envelopeCentimes }),
    'set an envelope aside',
  );
  const split = done(await officer.put(`/api/programmes/envelopes/${envelope.id}/shares`, { shares: plan.shares }), 'split the envelope');
  done(await officer.post(`/api/programmes/${programme.id}/activation`), 'activate the programme');
  const shares = (split.shares as { id: string; regionCode: string | null }[]).map((share) => [share.regionCode, share.id] as const);
  return { programmeId: programme.id as string, envelopeId: envelope.id as string, shares: new Map(shares) };
}
