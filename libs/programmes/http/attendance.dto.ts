import { IdList, IntField, TextField } from '#platform';

const VersionField = () => IntField({ min: 1, max: 1_000_000, description: 'The version that was read' });

export class AttendeeDto {
  @TextField({ max: 200 }) name: string;
  @TextField({ max: 200, optional: true, nullable: true, description: 'Whom the person came for' }) organisation?: string | null;
  @TextField({ max: 120, optional: true, nullable: true }) quality?: string | null;
}

export class CorrectAttendeeDto extends AttendeeDto {
  @VersionField() version: number;
}

export class WithdrawAttendanceDto {
  @VersionField() version: number;
  @TextField({ max: 1_000, min: 3 }) reason: string;
}

export class RestoreAttendanceDto {
  @VersionField() version: number;
}

export class CertifyDto {
  @IdList({ min: 1, max: 500, optional: true, description: 'Left out: everybody who is there and has none' }) attendeeIds?: string[];
}

export const attendeeContent = ({ name, organisation, quality }: AttendeeDto) => ({
  name,
  organisation: organisation ?? null,
  quality: quality ?? null,
});
