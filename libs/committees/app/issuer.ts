import { ISSUER as ADMINISTRATION } from '#platform';

/** The letterhead of the committee's documents. */
export const ISSUER = {
  fr: [...ADMINISTRATION.fr, 'Secrétariat du comité'],
  ar: [...ADMINISTRATION.ar, 'كتابة اللجنة'],
};
