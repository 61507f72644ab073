import { dayInWords, isDay, type Label } from '#kernel';
import { changeOf, type ProposalChange } from '#platform';
import { Association } from '../data/association.entity.js';
import { FIELD_LABELS } from '../domain/field-labels.js';
import type { Takeable } from '../domain/merging.js';
import type { RevisedValues } from '../domain/revision.js';

const quoted = ({ name }: Association) => ({ fr: `« ${name.fr} »`, ar: `«${name.ar}»`, en: `“${name.en ?? name.fr}”` });
export const aboutBoth = (
  kept: Association,
  other: Association,
  words: (kept: string, other: string, language: 'fr' | 'ar' | 'en') => string,
): Label => ({
  fr: words(quoted(kept).fr, quoted(other).fr, 'fr'),
  ar: words(quoted(kept).ar, quoted(other).ar, 'ar'),
  en: words(quoted(kept).en, quoted(other).en, 'en'),
});

/** What becomes other when these values are written over those. */
export const changesOf = (fields: readonly Takeable[], from: RevisedValues, to: RevisedValues): ProposalChange[] =>
  fields.flatMap((field) => changeOf(FIELD_LABELS[field], inWords(from[field]), inWords(to[field])));

/** The registration under the name that it had among these values, where that is one of them. */
export const namedAs = (association: Association, values: RevisedValues): Association =>
  Object.assign(new Association(), association, values.name ? { name: values.name } : {});

/** A field of a registration as people read it. */
function inWords(value: unknown): Label | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? { fr: 'oui', ar: 'نعم', en: 'yes' } : { fr: 'non', ar: 'لا', en: 'no' };
  if (typeof value === 'string') return isDay(value) ? dayInWords(value) : { fr: value, ar: value, en: value };
  const { fr, ar, en } = value as { fr: string; ar: string; en?: string | null };
  return { fr, ar, en: en ?? fr };
}

/** Nobody acts for what was only brought in from a file. */
export const IMPORTED_STAYS: Label = {
  fr: 'Une association importée ne peut pas rester à la place d’une inscription : gardez l’inscription.',
  ar: 'لا يمكن أن تبقى جمعية مستوردة مكان تسجيل: احتفظوا بالتسجيل.',
  en: 'An association brought in from a file cannot stay in place of a registration: keep the registration.',
};
export const NOT_VERIFIED: Label = {
  fr: 'L’inscription qui s’efface n’a pas été vérifiée : rien ne peut en être repris. Vérifiez-la d’abord, ou ne reprenez rien.',
  ar: 'التسجيل الذي سيُدمج لم يتم التحقق منه: لا يمكن أخذ أي معطى منه. تحققوا منه أولا أو لا تأخذوا منه شيئا.',
  en: 'The registration that goes was not verified: nothing can be taken from it. Verify it first, or take nothing.',
};
export const OTHER_CHANGED: Label = {
  fr: 'Ce qui devait être repris a changé depuis la proposition : refusez-la, et proposez de nouveau.',
  ar: 'تغير ما كان سيؤخذ منذ الاقتراح: ارفضوه واقترحوا من جديد.',
  en: 'What was to be taken has changed since it was proposed: refuse it, and propose again.',
};
export const KEPT_CHANGED: Label = {
  fr: 'L’inscription qui reste a changé depuis la proposition, là où elle devait prendre de l’autre : refusez-la, et proposez de nouveau.',
  ar: 'تغير التسجيل الذي يبقى منذ الاقتراح، حيث كان سيأخذ من الآخر: ارفضوا الاقتراح واقترحوا من جديد.',
  en: 'The registration that stays has changed since it was proposed, where it was to take from the other: refuse it, and propose again.',
};
export const MEMBERS: Label = { fr: 'membres', ar: 'الأعضاء', en: 'members' };
export const VALUES: Label = { fr: 'valeurs reprises', ar: 'المعطيات المأخوذة', en: 'values that were taken' };
export const NO_PRESIDENT: Label = {
  fr: 'Le compte de la personne qui présidait l’autre n’est plus en service : elle n’aurait plus de présidence.',
  ar: 'حساب من كان يرأس الجمعية الأخرى لم يعد مستعملا: ستبقى دون رئاسة.',
  en: 'The account of whoever presided over the other is no longer in use: it would have no president.',
};
export const changedSince = ({ fr, ar, en }: Label): Label => ({
  fr: `Des éléments ont changé depuis la réunion (${fr}) : on ne sait plus à qui ils reviennent.`,
  ar: `تغيرت عناصر منذ الدمج (${ar}): لم يعد معروفا لمن تعود.`,
  en: `Something has changed since the merge (${en}): nobody knows any more to whom it belongs.`,
});

export const ABOUT_MERGE = {
  fr: (kept: string, other: string) =>
    `${other} sera réunie à ${kept}, qui reste : ses dossiers, documents, signalements et membres suivent.`,
  ar: (kept: string, other: string) => `ستدمج ${other} في ${kept} التي تبقى: تتبعها ملفاتها ووثائقها وتنبيهاتها وأعضاؤها.`,
  en: (kept: string, other: string) => `${other} will be merged into ${kept}, which stays: its files, documents, flags and members follow.`,
};
export const ABOUT_UNMERGE = {
  fr: (kept: string, other: string) => `${other} redevient une inscription séparée de ${kept} : ce qui l’avait suivie lui revient.`,
  ar: (kept: string, other: string) => `تعود ${other} تسجيلا مستقلا عن ${kept}: يرجع إليها ما تبعها.`,
  en: (kept: string, other: string) => `${other} becomes a registration apart from ${kept} again: what had followed goes back to it.`,
};
