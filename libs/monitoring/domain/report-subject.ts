/** What policies need to know of a report. */
export const subjectOf = ({ regionCode, associationId }: { regionCode: string; associationId: string }) => ({ regionCode, associationId });
