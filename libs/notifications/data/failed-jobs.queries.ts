import type { FailedJob, ListSource } from '#platform';

export type StandingFailure = Pick<
  FailedJob,
  'id' | 'name' | 'subject' | 'subjectId' | 'error' | 'times' | 'firstFailedAt' | 'failedAt' | 'retriedAt'
>;

/** The dead letter: what still waits, the longest waiting first. */
export const STANDING_FAILURES: ListSource<StandingFailure> = {
  select: {
    id: 'j.id',
    name: 'j.name',
    subject: 'j.subject',
    subjectId: 'j.subject_id',
    error: 'j.error',
    times: 'j.times',
    firstFailedAt: 'j.first_failed_at',
    failedAt: 'j.failed_at',
    retriedAt: 'j.retried_at',
  },
  from: 'FROM failed_job j',
  where: 'j.settled_at IS NULL',
  sorts: { name: 'j.name', since: 'j.first_failed_at', failed: 'j.failed_at', times: 'j.times' },
  order: 'j.first_failed_at',
  tie: 'j.id',
};
