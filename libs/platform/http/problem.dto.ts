import { ApiProperty } from '@nestjs/swagger';

export class ProblemFieldDto {
  @ApiProperty({ example: 'budget.lines.3.amountCentimes' }) path: string;
  @ApiProperty({ example: 'min' }) code: string;
  @ApiProperty() message: string;
}

/** RFC 9457, with a stable code, the values of the refusal and the wrong fields. */
export class ProblemDto {
  @ApiProperty({ example: 'urn:jisr:problem:DEADLINE_PASSED' }) type: string;
  @ApiProperty() title: string;
  @ApiProperty() status: number;
  @ApiProperty() code: string;
  @ApiProperty({ required: false, type: Object, additionalProperties: true, description: 'The values that the title is made of' })
  params?: Record<string, unknown>;
  @ApiProperty({ required: false, type: [ProblemFieldDto] }) errors?: ProblemFieldDto[];
}
