/** SQL of rows `(programme_id, region_code)`: where the institution that an SQL expression names has any part. */
export const partsOf = (institution: string): string =>
  `SELECT p.programme_id, p.region_code FROM programme_party p WHERE p.institution_id = ${institution}`;
