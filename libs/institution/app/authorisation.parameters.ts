import { defineParameter } from '../domain/parameter.js';

/** Up to which amount whoever has the role authorises or signs; above it, somebody whose mandate binds the institution. */
export const authorisationLevels = defineParameter({
  name: 'institution.authorisation',
  label: { fr: 'Niveaux d’autorisation', ar: 'مستويات الترخيص', en: 'Levels of authorisation' },
  twoPersons: true,
  fields: {
    secondLevel: {
      kind: 'switch',
      initial: false,
      label: {
        fr: 'Au-delà d’un montant, seul un signataire en mandat autorise',
        ar: 'ما فوق مبلغ معين لا يرخص إلا موقّع سارية مهمته',
        en: 'Above an amount, only a signatory with a mandate authorises',
      },
      hint: {
        fr: 'Les signataires sont nommés sur la page de l’institution, avec leur compte.',
        ar: 'يعين الموقعون في صفحة المؤسسة مع حساباتهم.',
        en: 'Signatories are named on the page of the institution, with their account.',
      },
    },
    paymentCeilingCentimes: {
      kind: 'centimes',
      min: 0,
      max: 100_000_000_00,
      initial: 1_000_000_00,
      label: { fr: 'Ordre de paiement, jusqu’à', ar: 'أمر بالأداء، إلى غاية', en: 'Payment order, up to' },
    },
    actCeilingCentimes: {
      kind: 'centimes',
      min: 0,
      max: 100_000_000_00,
      initial: 1_000_000_00,
      label: {
        fr: 'Convention ou décision d’octroi, jusqu’à',
        ar: 'اتفاقية أو قرار منح، إلى غاية',
        en: 'Convention or award decision, up to',
      },
    },
  },
});
