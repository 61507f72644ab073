/** What policies need to know of an order, to pay or to give back. */
export const scopeOf = ({
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
