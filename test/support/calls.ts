import { Calls, type Criterion, type Edited, type FormDefinition, type RequiredDocument } from '#calls';
import { sharesOf, wallInDays, writeCall } from '#seeds';
import type { User } from './people.js';
import { aProgramme, must, programmeOfficer, type ProgrammeInWorld } from './programmes.js';
import type { World } from './world.js';

const both = (fr: string, ar: string, en?: string) => ({ fr, ar, ...(en ? { en } : {}) });

/** A wall time some days from today. */
export { wallInDays as wallIn };

export const someContent = {
  kind: 'dated',
  title: both('Appel à projets 2027', 'طلب مشاريع 2027', 'Call for projects 2027'),
  summary: both('Intégration des migrants et réfugiés.', 'إدماج المهاجرين واللاجئين.'),
  description: both('Ce que l’appel finance.\n\nPour qui.', 'ما يموله طلب المشاريع.\n\nلفائدة من.'),
  regionCodes: ['MA-09', 'MA-02'],
  domainCodes: ['educative', 'camps'],
  targetGroups: [{ code: 'children', label: both('Enfants', 'الأطفال'), minAge: 7, maxAge: 14 }],
  eligibility: [{ code: 'not_for_profit', question: both('L’association est-elle à but non lucratif ?', 'هل الجمعية غير ربحية؟') }],
  floorCentimes: 10_000_00,
  ceilingCentimes: 300_000_00,
  maxOverheadBasisPoints: 1_000,
  minOwnBasisPoints: 500,
  maxFilesPerAssociation: 1,
};

export const someForm: FormDefinition = {
  sections: [
    { code: 'project', label: both('Le projet', 'المشروع') },
    { code: 'means', label: both('Les moyens', 'الوسائل') },
  ],
  fields: [
    { code: 'title', section: 'project', kind: 'text', label: both('Intitulé', 'العنوان'), required: true, max: 150 },
    { code: 'need', section: 'project', kind: 'long_text', label: both('Besoin', 'الحاجة'), required: true, max: 2_000 },
    {
      code: 'children',
      section: 'means',
      kind: 'integer',
      label: both('Nombre d’enfants', 'عدد الأطفال'),
      required: false,
      min: 1,
      max: 500,
    },
  ],
};

const levels = [
  { score: 0, label: both('Absent', 'منعدم') },
  { score: 5, label: both('Excellent', 'ممتاز') },
];
export const someGrid: Criterion[] = [
  { code: 'relevance', label: both('Pertinence', 'الملاءمة'), weight: 40, scaleMax: 5, levels },
  { code: 'feasibility', label: both('Faisabilité', 'قابلية الإنجاز'), weight: 35, scaleMax: 5, levels },
  { code: 'impact', label: both('Impact', 'الأثر'), weight: 25, scaleMax: 5, levels },
];

export const someDocuments: RequiredDocument[] = [
  { code: 'receipt', label: both('Récépissé', 'الوصل'), required: true, fromVault: 'receipt' },
  { code: 'project_note', label: both('Note de projet', 'مذكرة المشروع'), required: true },
];

/** Open since midnight, for a month. */
export const someCalendar = () => ({
  opens: wallInDays(0, '00:00'),
  questionsUntil: wallInDays(20),
  closes: wallInDays(30),
  committee: wallInDays(45),
  results: wallInDays(60),
});

export interface CallOptions {
  programme?: ProgrammeInWorld;
  content?: Partial<typeof someContent>;
  form?: FormDefinition;
  grid?: Criterion[];
  documents?: RequiredDocument[];
  calendar?: Partial<ReturnType<typeof someCalendar>>;
}

export interface CallInWorld extends Edited {
  number: string;
  programme: ProgrammeInWorld;
  /** By region. */
  subEnvelopes: Record<string, string>;
}

/** A call ready to be published, made over HTTP by the national programme officer. */
export async function aReadyCall(world: World, options: CallOptions = {}): Promise<CallInWorld> {
  const officer = await programmeOfficer(world);
  const content = { ...someContent, ...options.content };
  const shares = content.regionCodes.map((regionCode) => ({ regionCode }));
  const programme = options.programme ?? (await aProgramme(world, { shares }));
  const subEnvelopes = Object.fromEntries(
    content.regionCodes.map((code) => [code, programme.shares.find(({ regionCode }) => (regionCode ?? code) === code)!.id]),
  );
  const call = await writeCall(
    officer,
    { ...content, programmeId: programme.id },
    {
      form: options.form ?? someForm,
      grid: { criteria: options.grid ?? someGrid },
      documents: { documents: options.documents ?? someDocuments },
      funding: { shares: sharesOf(subEnvelopes) },
      calendar: { ...someCalendar(), ...options.calendar },
    },
  );
  return { ...call, programme, subEnvelopes };
}

/** A published call; with the usual calendar it is open. */
export async function aPublishedCall(world: World, options: CallOptions = {}): Promise<CallInWorld> {
  const call = await aReadyCall(world, options);
  return { ...call, version: await publish(await programmeOfficer(world), call) };
}

export async function publish(officer: User, { id, version }: Edited): Promise<number> {
  return must(await officer.post<Edited>(`/api/calls/${id}/publication`, { version })).version;
}

/** The deadline comes now: the instant is moved behind everyone's back, and the state follows. */
export async function closeNow(world: World, callId: string): Promise<void> {
  await world.sql(`UPDATE call SET closes_at = clock_timestamp() WHERE id = $1`, [callId]);
  await world.sql(`UPDATE deadline SET due_at = clock_timestamp() WHERE kind = 'call.closes' AND subject_id = $1 AND fired_at IS NULL`, [
    callId,
  ]);
  await world.tx.run((em) => world.api.get(Calls).settle(em, callId));
}
