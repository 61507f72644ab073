import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it; moves of a machine are named by the machine. */
export const committeesTrail: TrailWords = {
  subjects: {
    committee: { fr: 'Comité', ar: 'لجنة', en: 'Committee' },
    session: { fr: 'Séance', ar: 'جلسة', en: 'Session' },
    decision: { fr: 'Décision', ar: 'قرار', en: 'Decision' },
    letter: { fr: 'Lettre', ar: 'رسالة', en: 'Letter' },
    score_sheet: { fr: 'Fiche de notation', ar: 'ورقة التنقيط', en: 'Score sheet' },
  },
  acts: {
    'committee.create': { fr: 'Créer le comité', ar: 'إحداث اللجنة', en: 'Create the committee' },
    'committee.change': { fr: 'Modifier les règles', ar: 'تعديل القواعد', en: 'Change the rules' },
    'committee.take_rules': { fr: 'Prendre les règles de l’institution', ar: 'أخذ قواعد المؤسسة', en: 'Take the rules of the institution' },
    'committee.add_member': { fr: 'Nommer un membre', ar: 'تعيين عضو', en: 'Appoint a member' },
    'committee.end_mandate': { fr: 'Mettre fin à un mandat', ar: 'إنهاء انتداب', en: 'End a mandate' },
    'session.convene': { fr: 'Convoquer la séance', ar: 'الدعوة إلى الجلسة', en: 'Convene the session' },
    'session.declare': {
      fr: 'Déclarer confidentialité et conflits',
      ar: 'التصريح بالسرية وبتضارب المصالح',
      en: 'Declare confidentiality and conflicts',
    },
    'session.attendance': { fr: 'Pointer une présence', ar: 'تسجيل الحضور', en: 'Record attendance' },
    'session.freeze_grid': { fr: 'Figer la grille', ar: 'تثبيت شبكة التنقيط', en: 'Freeze the grid' },
    'session.simulate': { fr: 'Enregistrer un scénario', ar: 'تسجيل سيناريو', en: 'Save a scenario' },
    'session.refuse_signature': {
      fr: 'Refuser de signer le procès-verbal',
      ar: 'الامتناع عن توقيع المحضر',
      en: 'Refuse to sign the minutes',
    },
    'session.record_absence': {
      fr: 'Constater une signature manquante',
      ar: 'معاينة تعذر توقيع',
      en: 'Record a missing signature',
    },
    'session.designate': {
      fr: 'Désigner qui assure la présidence ou le secrétariat',
      ar: 'تعيين من ينوب في الرئاسة أو الكتابة',
      en: 'Designate who acts for the chair or the secretary',
    },
    'session.sign_minutes': { fr: 'Signer le procès-verbal', ar: 'توقيع المحضر', en: 'Sign the minutes' },
    'session.conflict_proposed': { fr: 'Conflit proposé par le système', ar: 'تضارب اقترحه النظام', en: 'Conflict proposed by the system' },
    'session.conflict_declared': { fr: 'Conflit déclaré par le membre', ar: 'تضارب صرح به العضو', en: 'Conflict declared by the member' },
    'session.conflict_pinned': { fr: 'Conflit constaté par la présidence', ar: 'تضارب عاينته الرئاسة', en: 'Conflict pinned by the chair' },
    'session.conflict_lifted': { fr: 'Conflit levé par la présidence', ar: 'تضارب رفعته الرئاسة', en: 'Conflict lifted by the chair' },
    'decision.void': { fr: 'Annuler un vote après un déport', ar: 'إسقاط تصويت بعد التنحي', en: 'Void a vote after a withdrawal' },
    'decision.postpone': { fr: 'Renvoyer à une autre séance', ar: 'الإحالة على جلسة أخرى', en: 'Send to another session' },
    'decision.vote': { fr: 'Voter', ar: 'التصويت', en: 'Vote' },
    'letter.draft': { fr: 'Préparer la lettre', ar: 'إعداد الرسالة', en: 'Draft the letter' },
  },
  applications: {
    session_file: `SELECT id, application_id FROM session_file`,
    decision: `SELECT id, application_id FROM committee_decision`,
    letter: `SELECT id, application_id FROM decision_letter`,
    score_sheet: `SELECT x.id, f.application_id FROM score_sheet x JOIN session_file f ON f.id = x.file_id`,
  },
  references: {
    committee: `SELECT id, name->>'fr' AS reference FROM committee`,
    session: `SELECT s.id, coalesce(s.minutes_number, c.number) AS reference FROM committee_session s JOIN call c ON c.id = s.call_id`,
    letter: `SELECT id, number AS reference FROM decision_letter`,
  },
};
