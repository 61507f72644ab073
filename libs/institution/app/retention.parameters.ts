import type { Label } from '#kernel';
import type { RetentionPeriod } from '#platform';
import { defineParameter } from '../domain/parameter.js';

interface Period {
  kind: 'days' | 'months' | 'years';
  min: number;
  max: number;
  initial: number;
  label: Label;
}
const period = (kind: Period['kind'], min: number, max: number, initial: number, label: Label): Period => ({
  kind,
  min,
  max,
  initial,
  label,
});

/** How long what is kept of persons stays (laws 09-08, article 3, and 69-99): each kind from the instant that its room says. */
export const retentionPeriods = defineParameter({
  name: 'institution.retention',
  label: { fr: 'Durées de conservation', ar: 'مدد الحفظ', en: 'Periods of retention' },
  twoPersons: true,
  ofInstallation: true,
  fields: {
    draftsMonths: period('months', 6, 120, 24, {
      fr: 'Brouillons abandonnés, depuis leur dernier changement',
      ar: 'المسودات المتخلى عنها، منذ آخر تعديل',
      en: 'Drafts given up, since their last change',
    }),
    unprovedDays: period('days', 30, 730, 90, {
      fr: 'Comptes dont l’adresse n’a jamais été confirmée',
      ar: 'الحسابات التي لم يؤكد عنوانها قط',
      en: 'Accounts whose address was never proved',
    }),
    refusedFilesYears: period('years', 1, 30, 5, {
      fr: 'Pièces des dossiers non retenus, une fois le recours passé',
      ar: 'وثائق الملفات غير المنتقاة بعد انقضاء أجل الطعن',
      en: 'Documents of files that were not selected, once the appeal is over',
    }),
    closedAccountsYears: period('years', 1, 30, 5, {
      fr: 'Comptes clos, avant leur effacement',
      ar: 'الحسابات المغلقة قبل محوها',
      en: 'Closed accounts, before they are erased',
    }),
    attendanceYears: period('years', 1, 30, 10, {
      fr: 'Listes de présence nominatives, depuis la rencontre',
      ar: 'لوائح الحضور الاسمية منذ تاريخ اللقاء',
      en: 'Attendance lists with names, since the meeting',
    }),
    sessionsDays: period('days', 30, 365, 180, {
      fr: 'Sessions closes : appareil, adresse du réseau',
      ar: 'الجلسات المنتهية: الجهاز وعنوان الشبكة',
      en: 'Sessions that are over: device, network address',
    }),
    messagesMonths: period('months', 6, 120, 36, {
      fr: 'Messages et courriels envoyés',
      ar: 'الرسائل والبريد المرسل',
      en: 'Messages and mails sent',
    }),
    replacedFilesMonths: period('months', 6, 240, 60, {
      fr: 'Documents du coffre remplacés',
      ar: 'وثائق الخزانة المستبدلة',
      en: 'Documents of the vault that were replaced',
    }),
    invitationsMonths: period('months', 1, 60, 12, {
      fr: 'Invitations restées sans suite',
      ar: 'الدعوات التي لم تُقبل',
      en: 'Invitations that came to nothing',
    }),
    uploadsDays: period('days', 1, 30, 1, {
      fr: 'Envois de fichiers abandonnés',
      ar: 'عمليات إرسال ملفات تم التخلي عنها',
      en: 'Uploads given up',
    }),
  } satisfies Record<RetentionPeriod, Period>,
});
