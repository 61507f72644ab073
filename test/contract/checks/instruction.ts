import { NO_WORD, ID, type Change } from './change.js';

/** Of the study of files. */
export const INSTRUCTION: Readonly<Record<string, Readonly<Record<string, Change | Change[]>>>> = {
  instruction_file: {
    instruction_file_assigned_ck: { state: 'assigned' },
    instruction_file_reasons_ck: [{ reasons: ['other'] }, { reasons_revision_id: ID }],
    instruction_file_state_ck: { state: NO_WORD, instructor_id: ID },
  },
  instruction_item: {
    instruction_item_kind_ck: { kind: NO_WORD },
    instruction_item_verdict_ck: { verdict: NO_WORD },
  },
};
