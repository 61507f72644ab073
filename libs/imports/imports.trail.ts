import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it; moves of a machine are named by the machine. */
export const importsTrail: TrailWords = {
  subjects: { import_run: { fr: 'Import de fichier', ar: 'استيراد ملف', en: 'Import of a file' } },
  acts: {
    'import_run.take': { fr: 'Déposer le fichier', ar: 'إيداع الملف', en: 'Bring the file in' },
    'import_run.map_columns': { fr: 'Dire ce que donne chaque colonne', ar: 'تحديد ما يعطيه كل عمود', en: 'Say what each column gives' },
    'import_run.purge': { fr: 'Effacer le fichier', ar: 'محو الملف', en: 'Erase the file' },
  },
  references: { import_run: `SELECT id, file_name AS reference FROM import_run` },
};
