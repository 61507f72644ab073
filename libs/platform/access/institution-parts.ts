import { Injectable } from '@nestjs/common';
import { ExtensionPoint } from '../extension-point.js';
import { Extensions } from '../extensions.js';

/** SQL of rows `(programme_id, region_code)`: the parts of the institution that an SQL expression names. */
export type InstitutionPartsSource = (institution: string) => string;
export const institutionPartsSources = new ExtensionPoint<InstitutionPartsSource>('parts of an institution in programmes');

/** In which programmes an institution has a part: known by the room that holds the programmes, read with each role that acts for one. */
@Injectable()
export class InstitutionParts {
  constructor(private readonly extensions: Extensions) {}

  /** SQL of one column: `ProgrammePart[]` as JSON, null where no institution is named. No query of its own. */
  sqlFor(institution: string): string {
    return `CASE WHEN ${institution} IS NULL THEN NULL ELSE (SELECT coalesce(jsonb_agg(jsonb_build_object(
      'programmeId', part.programme_id, 'regionCode', part.region_code)), '[]'::jsonb) FROM (${this.rows(institution)}) part) END`;
  }

  /** SQL: whether an institution has a part in a programme, there where a region is named. */
  hasPartSql(institution: string, programme: string, region: string): string {
    return `EXISTS (SELECT FROM (${this.rows(institution)}) part WHERE part.programme_id = ${programme}
      AND (part.region_code IS NULL OR ${region} IS NULL OR part.region_code = ${region}))`;
  }

  private rows(institution: string): string {
    const sources = this.extensions.of(institutionPartsSources).map((source) => source(institution));
    return sources.length > 0 ? sources.join(' UNION ') : 'SELECT NULL::uuid AS programme_id, NULL::text AS region_code WHERE false';
  }
}
