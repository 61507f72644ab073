import { dayAfter, type FieldError } from '#kernel';

/** A delegation is for a time: nobody signs for a president who has forgotten it. */
export const DELEGATION_DAYS = 366;

/** What is wrong with the days of a delegation (`YYYY-MM-DD`, both included) that is given on a day. */
export function delegationErrors({ startsOn, endsOn }: { startsOn: string; endsOn: string }, today: string): FieldError[] {
  return [
    ...(startsOn < today ? [{ path: 'startsOn', code: 'past' }] : []),
    ...(endsOn < startsOn ? [{ path: 'endsOn', code: 'date' }] : []),
    ...(endsOn > dayAfter(startsOn, DELEGATION_DAYS) ? [{ path: 'endsOn', code: 'delegation_long' }] : []),
  ];
}
