/** What policies need to know of a report. */
export const subjectOf = ({
  programmeId,
  regionCode,
  associationId,
}: {
  programmeId: string;
  regionCode: string;
  associationId: string;
}) => ({
  programmeId,
  regionCode,
  associationId,
});
