import { defineFieldMessages } from '#platform';

export const programmeFieldMessages = defineFieldMessages({
  repeated: { fr: 'Déjà présent plus haut.', ar: 'مذكور من قبل أعلاه.', en: 'Already given above.' },
});
