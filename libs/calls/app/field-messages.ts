import { defineFieldMessages } from '#platform';

export const callFieldMessages = defineFieldMessages({
  code: {
    fr: 'Code attendu : minuscules sans accent, chiffres et « _ », 40 au plus.',
    ar: 'الرمز المطلوب: حروف لاتينية صغيرة وأرقام و«_»، 40 على الأكثر.',
    en: 'Code expected: lower-case letters, digits and “_”, at most 40.',
  },
  bounds: { fr: 'Le minimum dépasse le maximum.', ar: 'الحد الأدنى يتجاوز الحد الأقصى.', en: 'The minimum exceeds the maximum.' },
  section_empty: {
    fr: 'Cette partie ne pose aucune question : ajoutez-en une ou retirez-la.',
    ar: 'لا يتضمن هذا الجزء أي سؤال: أضيفوا سؤالا أو احذفوه.',
    en: 'This section asks nothing: add a question or remove it.',
  },
  weights: {
    fr: 'La somme des coefficients doit être 100 (actuellement {{sum}}).',
    ar: 'يجب أن يكون مجموع المعاملات 100 (حاليا {{sum}}).',
    en: 'The weights must sum to 100 (at present {{sum}}).',
  },
  sub_envelope_missing: {
    fr: 'Cette région n’a pas d’enveloppe pour cet appel.',
    ar: 'لا يوجد غلاف مالي لهذه الجهة في طلب المشاريع هذا.',
    en: 'This region has no envelope for this call.',
  },
  sub_envelope_foreign: {
    fr: 'Cette enveloppe n’est pas de ce programme, de cette région ou de ces domaines.',
    ar: 'هذا الغلاف المالي لا يخص هذا البرنامج أو هذه الجهة أو هذه المجالات.',
    en: 'This envelope is not of this programme, region or domains.',
  },
  calendar_order: {
    fr: 'Dates dans le désordre : ouverture, questions, clôture, comité, résultats.',
    ar: 'ترتيب التواريخ غير صحيح: الفتح، الأسئلة، الإغلاق، اللجنة، النتائج.',
    en: 'Dates out of order: opening, questions, deadline, committee, results.',
  },
  calendar_past: { fr: 'Cette date est passée.', ar: 'هذا التاريخ قد مضى.', en: 'This date is past.' },
  wall_time_missing: {
    fr: 'L’heure {{wall}} n’existe pas à {{zone}} ce jour-là.',
    ar: 'الساعة {{wall}} غير موجودة في {{zone}} في ذلك اليوم.',
    en: 'The time {{wall}} does not exist in {{zone}} that day.',
  },
  wall_time_ambiguous: {
    fr: 'L’heure {{wall}} existe deux fois à {{zone}} ce jour-là : choisissez-en une autre.',
    ar: 'الساعة {{wall}} تتكرر مرتين في {{zone}} في ذلك اليوم: اختاروا ساعة أخرى.',
    en: 'The time {{wall}} exists twice in {{zone}} that day: choose another.',
  },
});
