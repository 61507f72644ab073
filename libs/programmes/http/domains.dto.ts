import { IntField, NestedField, NestedList, TextField, TextList } from '#platform';

const YEAR = { min: 1990, max: 2100 };

export class DomainNameDto {
  @TextField({ max: 200 }) fr: string;
  @TextField({ max: 200 }) ar: string;
  @TextField({ max: 200 }) en: string;
}

export class DomainWordingDto {
  @NestedField(() => DomainNameDto) label: DomainNameDto;
  @IntField({ ...YEAR, description: 'From which year it is called so' }) yearFrom: number;
  @IntField({ min: 1, max: 1_000, description: 'Its place in the tables of those years' }) position: number;
}

export class NewDomainDto extends DomainWordingDto {
  @TextField({ max: 40, pattern: /^[a-z][a-z0-9_]*$/, example: 'legal_support' }) code: string;
}

export class CorrectDomainDto {
  @IntField({ min: 1, max: 1_000_000, description: 'The version that was read' }) version: number;
  @NestedField(() => DomainNameDto) label: DomainNameDto;
  @IntField({ min: 1, max: 1_000 }) position: number;
}

export class RetireDomainDto {
  @IntField({ ...YEAR, description: 'The last year in which it is offered' }) lastYear: number;
}

class MappedDomainDto {
  @TextField({ max: 40, description: 'A domain of before, or of another programme' }) from: string;
  @TextField({ max: 40, description: 'Under which it is compared' }) to: string;
}

export class DomainMappingsDto {
  @IntField({ min: 1, max: 1_000_000, description: 'The version that was read' }) version: number;
  @NestedList(() => MappedDomainDto, { max: 100 }) mappings: MappedDomainDto[];
}

export class ProgrammeDomainsDto {
  @IntField({ min: 1, max: 1_000_000, description: 'The version that was read' }) version: number;
  @TextList({ max: 100, maxLength: 40, description: 'None: every domain' }) codes: string[];
}
