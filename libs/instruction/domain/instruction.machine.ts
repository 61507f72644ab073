import { defineMachine, type StateOf } from '#kernel/public';

/** The study of one submitted file, from its assignment to the words "eligible" or not. */
export const instructionMachine = defineMachine({
  name: 'instruction',
  initial: 'to_assign',
  states: {
    to_assign: { fr: 'À attribuer', ar: 'في انتظار الإسناد', en: 'To assign' },
    assigned: { fr: 'Recevabilité à l’étude', ar: 'المقبولية قيد الدراسة', en: 'Admissibility under study' },
    completing: { fr: 'Complément attendu', ar: 'في انتظار الاستكمال', en: 'Waiting for completion' },
    admissible: { fr: 'Éligibilité à l’étude', ar: 'الأهلية قيد الدراسة', en: 'Eligibility under study' },
    inadmissible: { fr: 'Irrecevable', ar: 'غير مقبول', en: 'Inadmissible', final: true },
    eligible: { fr: 'Éligible', ar: 'مؤهل', en: 'Eligible', final: true },
    ineligible: { fr: 'Non éligible', ar: 'غير مؤهل', en: 'Ineligible', final: true },
  },
  events: {
    assign: { from: ['to_assign'], to: 'assigned', by: ['system', 'programme.officer'], fr: 'Attribuer', ar: 'إسناد', en: 'Assign' },
    // A file completed while its eligibility was studied is another file: its admissibility is declared anew.
    request_completion: {
      from: ['assigned', 'admissible'],
      to: 'completing',
      by: ['instructor'],
      fr: 'Demander un complément',
      ar: 'طلب استكمال',
      en: 'Request completion',
    },
    end_completion: {
      from: ['completing'],
      to: 'assigned',
      by: ['system'],
      fr: 'Reprendre l’étude',
      ar: 'استئناف الدراسة',
      en: 'Resume the study',
    },
    admit: {
      from: ['assigned'],
      to: 'admissible',
      by: ['instructor'],
      fr: 'Déclarer recevable',
      ar: 'التصريح بالمقبولية',
      en: 'Declare admissible',
    },
    refuse_admission: {
      from: ['assigned'],
      to: 'inadmissible',
      by: ['instructor'],
      fr: 'Déclarer irrecevable',
      ar: 'التصريح بعدم المقبولية',
      en: 'Declare inadmissible',
    },
    declare_eligible: {
      from: ['admissible'],
      to: 'eligible',
      by: ['instructor'],
      fr: 'Déclarer éligible',
      ar: 'التصريح بالأهلية',
      en: 'Declare eligible',
    },
    declare_ineligible: {
      from: ['admissible'],
      to: 'ineligible',
      by: ['instructor'],
      fr: 'Déclarer non éligible',
      ar: 'التصريح بعدم الأهلية',
      en: 'Declare ineligible',
    },
  },
});
export type InstructionState = StateOf<typeof instructionMachine>;

/** The states of a file whose study is not over. */
export const TO_STUDY: readonly InstructionState[] = instructionMachine.states.filter((state) => !instructionMachine.isFinal(state));
