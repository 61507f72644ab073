/** The letterhead of the committee's documents. */
export const ISSUER = {
  fr: ['Royaume du Maroc', 'Ministère chargé des Marocains résidant à l’étranger et des Affaires de la migration', 'Secrétariat du comité'],
  ar: ['المملكة المغربية', 'الوزارة المكلفة بالمغاربة المقيمين بالخارج وشؤون الهجرة', 'كتابة اللجنة'],
};
