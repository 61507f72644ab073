import { z } from 'zod';
import { defineEvent } from '#platform';

/** Members are called to a session. */
export const SessionConvened = defineEvent('committees.session-convened.v1', z.object({ sessionId: z.uuid() }));

/** A session that was called will not take place. */
export const SessionCancelled = defineEvent('committees.session-cancelled.v1', z.object({ sessionId: z.uuid() }));

/** The session is over: its minutes can be made. */
export const SessionClosed = defineEvent('committees.session-closed.v1', z.object({ sessionId: z.uuid() }));

/** The minutes lie ready for the members' signatures. */
export const MinutesReady = defineEvent('committees.minutes-ready.v1', z.object({ sessionId: z.uuid() }));

/** The minutes are signed: the decisions of the session are final. */
export const DecisionsFinal = defineEvent('committees.decisions-final.v1', z.object({ sessionId: z.uuid(), callId: z.uuid() }));

/** An officer approved a decision letter. */
export const LetterApproved = defineEvent('committees.letter-approved.v1', z.object({ letterId: z.uuid() }));
