import { instantOfWall, wallOfInstant } from '#kernel';
import type { HttpPerson } from '../http-person.js';
import { done } from './act.js';

export interface CallPlan {
  programmeId: string;
  title: { fr: string; ar: string };
  summary: { fr: string; ar: string };
  domainCodes: string[];
  /** Region → sub-envelope. */
  funding: Record<string, string>;
  floorCentimes: number;
  ceilingCentimes: number;
  closesInDays: number;
}

export interface PublishedCall {
  id: string;
  number: string;
}

const DAY_MS = 86_400_000;
/** A wall time some days ahead, at a given hour, as an officer types it. */
export const wallInDays = (days: number, hour = '16:30') => `${wallOfInstant(new Date(Date.now() + days * DAY_MS)).slice(0, 10)}T${hour}`;

/** The wall time some minutes ahead, whatever the hour: "this evening" is past when somebody starts late. */
export const wallInMinutes = (minutes: number) => wallOfInstant(new Date(Date.now() + minutes * 60_000));

const FORM = {
  sections: [
    { code: 'projet', label: { fr: 'La démarche', ar: 'المنهجية' } },
    { code: 'public_vise', label: { fr: 'Le public visé', ar: 'الفئة المستهدفة' } },
  ],
  fields: [
    {
      code: 'resume',
      section: 'projet',
      kind: 'long_text',
      label: { fr: 'Résumé du projet', ar: 'ملخص المشروع' },
      help: { fr: 'Ce que vous ferez, pour qui, où et quand.', ar: 'ما ستقومون به ولفائدة من وأين ومتى.' },
      required: true,
      max: 3000,
    },
    { code: 'objectifs', section: 'projet', kind: 'long_text', label: { fr: 'Objectifs', ar: 'الأهداف' }, required: true, max: 3000 },
    {
      code: 'partenariat',
      section: 'projet',
      kind: 'yes_no',
      label: { fr: 'Une collectivité ou un service de l’État est-il partenaire ?', ar: 'هل من شريك من الجماعات أو مصالح الدولة؟' },
      required: true,
    },
    {
      code: 'beneficiaires',
      section: 'public_vise',
      kind: 'integer',
      label: { fr: 'Nombre de bénéficiaires prévus', ar: 'العدد المتوقع للمستفيدين' },
      required: true,
      min: 1,
      max: 100_000,
    },
    {
      code: 'public',
      section: 'public_vise',
      kind: 'choices',
      label: { fr: 'Public principal', ar: 'الفئة الرئيسية' },
      required: true,
      options: [
        { code: 'enfants', label: { fr: 'Enfants et jeunes', ar: 'الأطفال والشباب' } },
        { code: 'femmes', label: { fr: 'Femmes', ar: 'النساء' } },
        { code: 'tous', label: { fr: 'Tous les migrants et réfugiés', ar: 'كل المهاجرين واللاجئين' } },
      ],
    },
  ],
};

const level = (score: number, fr: string, ar: string) => ({ score, label: { fr, ar } });
const LEVELS = [
  level(0, 'Ne répond pas', 'لا يستجيب'),
  level(1, 'Très faible', 'ضعيف جدا'),
  level(2, 'Faible', 'ضعيف'),
  level(3, 'Satisfaisant', 'مرض'),
  level(4, 'Bon', 'جيد'),
  level(5, 'Remarquable', 'متميز'),
];

/** Weights sum to 100. */
const CRITERIA = [
  {
    code: 'pertinence',
    label: { fr: 'Pertinence au regard des besoins', ar: 'الملاءمة مع الحاجيات' },
    weight: 30,
    scaleMax: 5,
    levels: LEVELS,
  },
  { code: 'qualite', label: { fr: 'Qualité de la démarche', ar: 'جودة المنهجية' }, weight: 25, scaleMax: 5, levels: LEVELS },
  { code: 'capacite', label: { fr: 'Capacité de l’association', ar: 'قدرة الجمعية' }, weight: 20, scaleMax: 5, levels: LEVELS },
  { code: 'budget', label: { fr: 'Réalisme du budget', ar: 'واقعية الميزانية' }, weight: 15, scaleMax: 5, levels: LEVELS },
  { code: 'durabilite', label: { fr: 'Durabilité', ar: 'الاستدامة' }, weight: 10, scaleMax: 5, levels: LEVELS },
];

const DOCUMENTS = [
  { code: 'lettre', label: { fr: 'Lettre de demande signée', ar: 'طلب موقع' }, required: true },
  {
    code: 'recepisse',
    label: { fr: 'Récépissé de déclaration de l’association', ar: 'وصل التصريح بتأسيس الجمعية' },
    required: true,
    fromVault: 'receipt',
  },
  { code: 'appuis', label: { fr: 'Lettres d’appui', ar: 'رسائل الدعم' }, required: false },
];

/** Writes a call in both languages with its form, grid, documents, money and calendar. It stays a draft. */
export function prepareCall(officer: HttpPerson, plan: CallPlan): Promise<PublishedCall & { version: number }> {
  return writeCall(
    officer,
    {
      programmeId: plan.programmeId,
      kind: 'dated',
      title: plan.title,
      summary: plan.summary,
      description: {
        fr: `${plan.summary.fr}\n\nLes projets durent au plus douze mois et se déroulent dans les régions de l’appel.`,
        ar: `${plan.summary.ar}\n\nلا تتجاوز مدة المشاريع اثني عشر شهرا وتنفذ في جهات الطلب.`,
      },
      regionCodes: Object.keys(plan.funding),
      domainCodes: plan.domainCodes,
      targetGroups: [{ code: 'enfants', label: { fr: 'Enfants de 7 à 14 ans', ar: 'أطفال من 7 إلى 14 سنة' }, minAge: 7, maxAge: 14 }],
      eligibility: [
        {
          code: 'objet',
          question: {
            fr: 'Le projet est-il conforme à l’objet statutaire de l’association ?',
            ar: 'هل يطابق المشروع أهداف الجمعية حسب قانونها الأساسي؟',
          },
        },
        {
          code: 'comptes',
          question: { fr: 'Les comptes des subventions précédentes ont-ils été remis ?', ar: 'هل سلمت حسابات الدعم السابق؟' },
        },
      ],
      floorCentimes: plan.floorCentimes,
      ceilingCentimes: plan.ceilingCentimes,
      maxOverheadBasisPoints: 1_500,
      minOwnBasisPoints: 500,
      maxFilesPerAssociation: 2,
    },
    {
      form: FORM,
      grid: { criteria: CRITERIA },
      documents: { documents: DOCUMENTS },
      funding: { shares: sharesOf(plan.funding) },
      calendar: {
        opens: wallInMinutes(2),
        questionsUntil: wallInDays(Math.max(1, plan.closesInDays - 7)),
        closes: wallInDays(plan.closesInDays),
        committee: wallInDays(plan.closesInDays + 30, '09:00'),
        results: wallInDays(plan.closesInDays + 60, '09:00'),
      },
    },
  );
}

/** By region, the sub-envelope that pays. */
export const sharesOf = (funding: Readonly<Record<string, string>>) =>
  Object.entries(funding).map(([regionCode, subEnvelopeId]) => ({ regionCode, subEnvelopeId }));

/** Writes a call and then its parts in the order in which they are given. It stays a draft. */
export async function writeCall(
  officer: HttpPerson,
  content: object,
  parts: Readonly<Record<'form' | 'grid' | 'documents' | 'funding' | 'calendar', object>>,
): Promise<PublishedCall & { version: number }> {
  const created = done<PublishedCall & { version: number }>(await officer.post('/api/calls', content), 'create a call');
  let { version } = created;
  for (const [part, body] of Object.entries(parts))
    version = done<{ version: number }>(await officer.put(`/api/calls/${created.id}/${part}`, { ...body, version }), `set ${part}`).version;
  return { id: created.id, number: created.number, version };
}

/** Publishes a prepared call. It opens by the clock, two minutes later. */
export async function publishCall(officer: HttpPerson, plan: CallPlan): Promise<PublishedCall> {
  const { id, number, version } = await prepareCall(officer, plan);
  done(await officer.post(`/api/calls/${id}/publication`, { version }), 'publish the call');
  return { id, number };
}

/** How far the calendar of a call must move so that it is open now, or closed as of now: stories cannot wait. */
export function movedCalendar(phase: 'open' | 'closed'): { opensAt: Date; closesAt?: Date } {
  const past = (days: number) => instantOfWall(wallInDays(-days, '09:00'));
  return phase === 'open' ? { opensAt: past(3) } : { opensAt: past(30), closesAt: new Date() };
}
