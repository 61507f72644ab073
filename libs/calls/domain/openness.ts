import { zonedInstant, type DomainError, type Label } from '#kernel';
import { callMachine, type CallState } from './call.machine.js';
import { callErrors } from './errors.js';

/** What decides whether files are accepted: the state only says whether it was ever published or stopped. */
export interface Window {
  state: CallState;
  opensAt: Date;
  closesAt: Date;
}

export type Phase = 'upcoming' | 'open' | 'past' | 'cancelled';

export const PHASES: Record<Phase, Label> = {
  upcoming: { fr: 'À venir', ar: 'مرتقب', en: 'Upcoming' },
  open: { fr: 'Ouvert', ar: 'مفتوح', en: 'Open' },
  past: { fr: 'Clos', ar: 'مغلق', en: 'Closed' },
  cancelled: { fr: 'Annulé', ar: 'ملغى', en: 'Cancelled' },
};

/** What the public sees at an instant: the clock decides, an alarm that is late changes nothing. */
export function phaseAt(call: Window, now: Date): Phase {
  if (call.state === 'cancelled') return 'cancelled';
  if (call.state !== 'published' && call.state !== 'open') return 'past';
  if (now < call.opensAt) return 'upcoming';
  return now < call.closesAt ? 'open' : 'past';
}

/** Why files are not accepted at an instant, or null when they are. The instant of closing itself is too late. */
export function refusalAt(call: Window, now: Date, zone?: string): DomainError | null {
  if (call.state === 'draft' || call.state === 'cancelled') return notOpen(call.state, callMachine.label(call.state));
  const phase = phaseAt(call, now);
  if (phase === 'open') return null;
  if (phase === 'upcoming') {
    const opens = zonedInstant(call.opensAt, zone);
    return notOpen(
      call.state,
      { fr: `ouverture le ${opens.text.fr}`, ar: `يفتح يوم ${opens.text.ar}`, en: `it opens on ${opens.text.en}` },
      { opensAt: opens.instant },
    );
  }
  const closes = zonedInstant(call.closesAt, zone);
  return callErrors.DEADLINE_PASSED({
    closesAt: closes.instant,
    now: now.toISOString(),
    closesFr: closes.text.fr,
    closesAr: closes.text.ar,
    closesEn: closes.text.en,
  });
}

function notOpen(state: CallState, situation: Label, more: Record<string, unknown> = {}): DomainError {
  return callErrors.CALL_NOT_OPEN({ state, ...more, situationFr: situation.fr, situationAr: situation.ar, situationEn: situation.en });
}
