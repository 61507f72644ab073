import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Localized } from './language.js';
import { LocalText } from './text.js';

export type Tone = 'neutral' | 'progress' | 'good' | 'attention' | 'bad';

const colours: Record<Tone, { bg: string; ink: string }> = {
  neutral: { bg: '#edf0f3', ink: '#374151' },
  progress: { bg: '#dcedfb', ink: '#0b4a7d' },
  good: { bg: '#d6ecdf', ink: '#064b36' },
  attention: { bg: '#ffe6c4', ink: '#7a3b00' },
  bad: { bg: '#fde3e1', ink: '#8f1c13' },
};

/** States of all machines, by what they ask of the eye; a code that is not here is neutral. */
const tones: Record<Exclude<Tone, 'neutral'>, string[]> = {
  good: [
    ...['open', 'verified', 'eligible', 'admissible', 'selected', 'in_force', 'completed', 'executed', 'accepted', 'paid', 'payable'],
    ...['decided', 'minutes_signed', 'countersigned', 'published', 'conform', 'done', 'closed_final', 'frozen', 'active'],
  ],
  progress: [
    ...['submitted', 'under_review', 'selecting', 'deliberating', 'sent', 'signed_by_association', 'prepared', 'authorised', 'convened'],
    ...['in_progress', 'scoring', 'running', 'undoing'],
  ],
  attention: [
    'returned',
    'completion_requested',
    'reserve',
    'deferred',
    'partially_selected',
    'due',
    'to_complete',
    'blocked',
    'recalled',
    'imported',
  ],
  bad: ['inadmissible', 'ineligible', 'rejected', 'suspended', 'cancelled', 'terminated', 'reversed', 'late', 'lapsed', 'not_conform'],
};

export function toneOf(state: string): Tone {
  const found = (Object.keys(tones) as (keyof typeof tones)[]).find((tone) => tones[tone].includes(state));
  return found ?? 'neutral';
}

/** A short word that must be seen; `children` come from the catalogue. */
export function Mark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <Badge
      styles={{
        // A state is never cut: what hides its overflow counts as no width at all in a narrow column.
        root: {
          background: colours[tone].bg,
          color: colours[tone].ink,
          height: 'auto',
          minHeight: 24,
          paddingInline: 10,
          flexShrink: 0,
          overflow: 'visible',
          overflowWrap: 'break-word',
        },
        label: { fontSize: 12.5, fontWeight: 600, lineHeight: 1.3, paddingBlock: 3, whiteSpace: 'normal', overflow: 'visible' },
      }}
    >
      {children}
    </Badge>
  );
}

/** The state's label comes from the API (the machine's table); the tone from the code, unless given. */
export function StateBadge({ state, label, tone = toneOf(state) }: { state: string; label: Partial<Localized>; tone?: Tone }) {
  return (
    <Mark tone={tone}>
      <LocalText text={label} />
    </Mark>
  );
}
