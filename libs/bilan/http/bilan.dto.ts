import { IntField } from '#platform';

export class OpenEditionDto {
  @IntField({ min: 2000, max: 2100, unit: 'year' }) year: number;
}
