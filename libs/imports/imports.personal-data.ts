import { ACTS_STAY, GROUNDS, type PersonalData } from '#platform';

export const importsPersonalData: PersonalData[] = [
  {
    code: 'imports',
    what: {
      fr: 'Fichiers importés : qui les a apportés, leur nom, et ce que disent leurs lignes (responsables, adresses, téléphones)',
      ar: 'الملفات المستوردة: من جلبها واسمها وما تتضمنه أسطرها (المسؤولون والعناوين والهواتف)',
      en: 'Imported files: who brought them, their name, and what their rows say (people in charge, addresses, telephones)',
    },
    why: {
      fr: 'Reprendre les registres tenus avant la plateforme, et pouvoir défaire un import',
      ar: 'استعادة السجلات الممسوكة قبل المنصة، والتمكن من إلغاء الاستيراد',
      en: 'To take over registers kept before the platform, and to be able to undo an import',
    },
    basis: GROUNDS.publicTask,
    kept: {
      fr: 'Le fichier et ses lignes : 90 jours ; qui l’a apporté : autant que les dossiers',
      ar: 'الملف وأسطره: 90 يوما؛ ومن جلبه: ما دامت الملفات',
      en: 'The file and its rows: 90 days; who brought it: as long as the files',
    },
    stays: ACTS_STAY,
    tables: {
      import_run: {
        people: ['created_by', 'mapped_like_by'],
        holds: ['file_name'],
        own: { of: 'created_by', columns: ['kind', 'file_name', 'created_at'] },
        erased: 'kept',
      },
      import_mapping: { people: ['saved_by'], erased: 'kept' },
      import_row: { words: ['cells', 'reasons', 'before'], erased: 'kept' },
    },
  },
];
