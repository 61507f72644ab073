import { ACTS_STAY, GROUNDS, KEPT, type PersonalData } from '#platform';

export const programmesPersonalData: PersonalData[] = [
  {
    code: 'programmes',
    what: {
      fr: 'Programmes : qui a retiré une composante, une enveloppe, un bailleur, un partenaire ou une rencontre',
      ar: 'البرامج: من سحب مكوّنا أو غلافا ماليا أو ممولا أو شريكا أو لقاء',
      en: 'Programmes: who withdrew a component, an envelope, a funder, a partner or a meeting',
    },
    why: { fr: 'Savoir qui a décidé', ar: 'معرفة من قرر', en: 'To know who decided' },
    basis: GROUNDS.publicTask,
    kept: KEPT.file,
    stays: ACTS_STAY,
    tables: {
      component: { people: ['withdrawn_by'], erased: 'kept' },
      envelope: { people: ['withdrawn_by'], erased: 'kept' },
      funder: { people: ['withdrawn_by'], erased: 'kept' },
      funder_contribution: { people: ['withdrawn_by'], erased: 'kept' },
      partner: { people: ['withdrawn_by'], erased: 'kept' },
      gathering: { people: ['withdrawn_by'], erased: 'kept' },
    },
  },
];
