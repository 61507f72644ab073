import { IntField, PageQuery, TextField } from '#platform';

export class CountedProjectsQuery extends PageQuery {
  @TextField({ max: 60, optional: true }) domain?: string;
  @TextField({ max: 10, optional: true }) region?: string;
}

export class OpenEditionDto {
  @IntField({ min: 2000, max: 2100 }) year: number;
}
