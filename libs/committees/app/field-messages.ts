import { defineFieldMessages } from '#platform';

export const committeeFieldMessages = defineFieldMessages({
  score_range: { fr: 'Note entière de 0 à {{max}}.', ar: 'نقطة صحيحة من 0 إلى {{max}}.', en: 'A whole score from 0 to {{max}}.' },
  justification_required: {
    fr: 'Justifiez la note la plus basse, la plus haute et ce qui ne peut être évalué.',
    ar: 'عللوا أدنى نقطة وأعلى نقطة وما يتعذر تقييمه.',
    en: 'Justify the lowest and the highest score, and what cannot be assessed.',
  },
  not_assessable_has_score: {
    fr: 'Ce qui ne peut être évalué ne porte pas de note.',
    ar: 'ما يتعذر تقييمه لا يحمل نقطة.',
    en: 'What cannot be assessed has no score.',
  },
});
