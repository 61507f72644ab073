import type { Em } from '#platform';

export interface AcceptedSubmission {
  applicationId: string;
  receiptId: string;
  personId: string | null;
  /** By the database's clock, in the transaction. */
  at: Date;
  /** The year of the number: the calendar year on the wall. */
  year: string;
  content: string;
  contentHash: string;
  verificationCode: string;
}

/**
 * The one statement of the hot path: gives the number, moves the draft to `submitted` and keeps the receipt with the accepted
 * content. The caller holds the row's lock. Returns the number.
 */
export async function writeSubmission(em: Em, submission: AcceptedSubmission): Promise<string> {
  const rows = await em.query<{ number: string }[]>(
    `WITH drawn AS (SELECT nextval('application_number_seq')::text AS rank),
     submitted AS (
       UPDATE application SET state = 'submitted', submitted_at = $3, submitted_by = $4, changed_at = $3,
         number = 'D-' || $5 || '-' || lpad(drawn.rank, greatest(6, length(drawn.rank)), '0')
       FROM drawn WHERE id = $1 RETURNING number),
     kept AS (
       INSERT INTO application_receipt (id, application_id, kind, number, issued_at, content, content_hash, verification_code, issued_to)
       SELECT $2, $1, 'submission', submitted.number, $3, $6, $7, $8, $4 FROM submitted RETURNING number)
     SELECT number FROM kept`,
    [
      submission.applicationId,
      submission.receiptId,
      submission.at,
      submission.personId,
      submission.year,
      submission.content,
      submission.contentHash,
      submission.verificationCode,
    ],
  );
  return rows[0]!.number;
}
