import type { Label } from '#kernel';
import type { Subject } from '../access/access.js';

/** What one thing becomes: null where it is not said, or not there. */
export interface ProposalChange {
  label: Label;
  from: Label | null;
  to: Label | null;
}

/** A row where the two differ, else none. */
export const changeOf = (label: Label, from: Label | null, to: Label | null): ProposalChange[] =>
  from?.fr === to?.fr && from?.ar === to?.ar && from?.en === to?.en ? [] : [{ label, from, to }];

/** What a proposal is about, read anew each time it is shown or answered. */
export interface ProposalFacts {
  /** One sentence for whoever confirms: who gets what, how much, of which file. */
  about: Label;
  subjectId: string;
  scope: Pick<Subject, 'regionCode' | 'associationId' | 'programmeId' | 'institutionId'>;
  /** Whom it favours: they may propose it and not confirm it. */
  barred?: readonly string[];
  /** Accounts that the sentence names: whoever is told of it is told their name. */
  names?: readonly string[];
  href?: string;
  /** What changes, one by one: nobody confirms blind. */
  changes?: readonly ProposalChange[];
}

/** What is kept of it once it is settled. */
export type SaidThen = Pick<ProposalFacts, 'about' | 'changes' | 'href'>;
