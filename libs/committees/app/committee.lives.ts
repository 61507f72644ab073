import { defineLife, tell } from '#platform';
import { CommitteeDecision, DecisionLetter, ScoreSheet } from '../data/decision.entity.js';
import { CommitteeSession } from '../data/session.entity.js';
import { decisionMachine } from '../domain/decision.machine.js';
import { letterMachine } from '../domain/letter.machine.js';
import { scoreSheetMachine } from '../domain/score-sheet.machine.js';
import { sessionMachine } from '../domain/session.machine.js';
import { DecisionsFinal, LetterApproved, SessionCancelled, SessionClosed } from './committee.events.js';

export const sessionLife = defineLife({
  machine: sessionMachine,
  entity: CommitteeSession,
  tells: ({ id, callId }, event) => {
    if (event === 'close') return tell(SessionClosed, { sessionId: id });
    if (event === 'complete_minutes') return tell(DecisionsFinal, { sessionId: id, callId });
    return event === 'cancel' || event === 'annul' ? tell(SessionCancelled, { sessionId: id }) : undefined;
  },
});

export const scoreSheetLife = defineLife({
  machine: scoreSheetMachine,
  entity: ScoreSheet,
  detail: ({ fileId, version }) => ({ fileId, version }),
});

export const decisionLife = defineLife({
  machine: decisionMachine,
  entity: CommitteeDecision,
  detail: ({ outcome, amountCentimes }) => ({ outcome, amountCentimes }),
});

export const letterLife = defineLife({
  machine: letterMachine,
  entity: DecisionLetter,
  tells: ({ id }, event) => (event === 'approve' ? tell(LetterApproved, { letterId: id }) : undefined),
});
