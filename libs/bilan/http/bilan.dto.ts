import { IdField, IntField } from '#platform';

export class OpenEditionDto {
  @IntField({ min: 2000, max: 2100, unit: 'year' }) year: number;
}

export class BilanYearQuery {
  @IdField({ optional: true, description: 'A programme in whose domains the figures are told, to compare years whose domains differ' })
  comparedBy?: string;
}
