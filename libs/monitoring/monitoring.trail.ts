import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it; moves of a machine are named by the machine. */
export const monitoringTrail: TrailWords = {
  subjects: {
    report: { fr: 'Rapport', ar: 'تقرير', en: 'Report' },
    closing: { fr: 'Clôture', ar: 'إغلاق', en: 'Closing' },
    site_visit: { fr: 'Visite sur place', ar: 'زيارة ميدانية', en: 'Site visit' },
    incident: { fr: 'Incident', ar: 'طارئ', en: 'Incident' },
  },
  acts: {
    'report.schedule': { fr: 'Attendre le rapport', ar: 'انتظار التقرير', en: 'Expect the report' },
    'report.write': { fr: 'Enregistrer le rapport', ar: 'حفظ التقرير', en: 'Save the report' },
    'report.attach': { fr: 'Joindre un justificatif', ar: 'إرفاق وثيقة إثبات', en: 'Attach a voucher' },
    'report.detach': { fr: 'Retirer un justificatif', ar: 'سحب وثيقة إثبات', en: 'Remove a voucher' },
    'site_visit.record': { fr: 'Consigner la visite', ar: 'تدوين الزيارة', en: 'Record the visit' },
    'incident.record': { fr: 'Consigner l’incident', ar: 'تدوين الطارئ', en: 'Record the incident' },
  },
};
