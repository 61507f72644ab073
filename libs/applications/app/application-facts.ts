import type { Label } from '#kernel';
import type { Application } from '../data/application.entity.js';
import { applicationMachine, knownState, type ApplicationState } from '../domain/application.machine.js';

export interface ApplicationFacts {
  id: string;
  /** Given at submission: `D-2027-000123`; a draft has none. */
  number: string | null;
  callId: string;
  programmeId: string;
  associationId: string;
  title: string;
  domainCode: string;
  regionCode: string;
  state: ApplicationState;
  stateLabel: Label;
  /** The state as the association may know it: a decision that it was not told is none yet. */
  knownState: ApplicationState;
  formRevisionId: string;
  gridRevisionId: string;
  askedCentimes: number;
  totalCentimes: number;
  ownCentimes: number;
  submittedAt: Date | null;
}

export function factsOfRow(row: Application): ApplicationFacts {
  return {
    id: row.id,
    number: row.number,
    callId: row.callId,
    programmeId: row.programmeId,
    associationId: row.associationId,
    title: row.title,
    domainCode: row.domainCode,
    regionCode: row.regionCode,
    state: row.state,
    stateLabel: applicationMachine.label(row.state),
    knownState: knownState(row),
    formRevisionId: row.formRevisionId,
    gridRevisionId: row.gridRevisionId,
    askedCentimes: row.askedCentimes,
    totalCentimes: row.totalCentimes,
    ownCentimes: row.ownCentimes,
    submittedAt: row.submittedAt,
  };
}

/** What policies need to know of a file. */
export const subjectOf = ({ id, programmeId, associationId, regionCode }: Application) => ({
  applicationId: id,
  programmeId,
  associationId,
  regionCode,
});
