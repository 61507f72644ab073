import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it; moves of a machine are named by the machine. */
export const instructionTrail: TrailWords = {
  subjects: {
    instruction: { fr: 'Instruction d’un dossier', ar: 'دراسة ملف', en: 'Study of a file' },
    opinion: { fr: 'Avis technique', ar: 'رأي تقني', en: 'Technical opinion' },
    completion: { fr: 'Demande de complément', ar: 'طلب استكمال', en: 'Request for completion' },
  },
  applications: {
    instruction: `SELECT id, application_id FROM instruction_file`,
    opinion: `SELECT o.id, f.application_id FROM technical_opinion o JOIN instruction_file f ON f.id = o.file_id`,
    completion: `SELECT r.id, f.application_id FROM completion_request r JOIN instruction_file f ON f.id = r.file_id`,
  },
  acts: {
    'instruction.open': { fr: 'Dossier reçu', ar: 'تسلم الملف', en: 'File received' },
    'instruction.check': { fr: 'Point de contrôle tranché', ar: 'البت في نقطة مراقبة', en: 'Point of the checklist decided' },
    'instruction.reassign': { fr: 'Réattribuer', ar: 'إعادة الإسناد', en: 'Reassign' },
    'instruction.note': { fr: 'Note interne', ar: 'ملاحظة داخلية', en: 'Private note' },
    'opinion.ask': { fr: 'Avis technique demandé', ar: 'طلب رأي تقني', en: 'Technical opinion asked' },
  },
};
