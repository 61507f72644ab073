/** The words that conclude the study of a file, by the list that they conclude. */
export const CONCLUSIONS = [
  { act: 'admit', kind: 'admissibility', favourable: true },
  { act: 'refuse_admission', kind: 'admissibility', favourable: false },
  { act: 'declare_eligible', kind: 'eligibility', favourable: true },
  { act: 'declare_ineligible', kind: 'eligibility', favourable: false },
] as const;
export type ConclusionAct = (typeof CONCLUSIONS)[number]['act'];
