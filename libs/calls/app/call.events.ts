import { z } from 'zod';
import { defineEvent } from '#platform';

const callId = z.object({ callId: z.uuid() });

/** The call can be read by everyone. */
export const CallPublished = defineEvent('calls.published.v1', callId);

/** No more files are accepted. */
export const CallClosed = defineEvent('calls.closed.v1', callId);

/** The call is given up; its reason is public. */
export const CallCancelled = defineEvent('calls.cancelled.v1', callId);

/** The deadline of an open call was moved later: whoever holds a draft must be told. */
export const CallDeadlineMoved = defineEvent(
  'calls.deadline-moved.v1',
  z.object({ callId: z.uuid(), from: z.iso.datetime(), to: z.iso.datetime() }),
);

/** A question has its answer, published to all. */
export const QuestionAnswered = defineEvent('calls.question-answered.v1', z.object({ callId: z.uuid(), questionId: z.uuid() }));
