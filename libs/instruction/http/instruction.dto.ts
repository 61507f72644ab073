import { BoolField, BulkDto, ChoiceField, EmailField, IdField, TextField, TextList, WallTimeField } from '#platform';
import { OPINION_SENSES, type OpinionSense } from '../domain/opinion-senses.js';
import { VERDICTS, type Verdict } from '../domain/checklist.js';

export class VerdictDto {
  @ChoiceField(VERDICTS) verdict: Verdict;
  @TextField({ max: 4000, optional: true }) remark?: string;
}

export class AssignDto {
  @IdField() instructorId: string;
}

export class AssignStudiesDto extends BulkDto {
  @IdField() instructorId: string;
}

export class CompletionDto {
  @TextList({ max: 100, maxLength: 80 }) fields: string[];
  @TextList({ max: 50, maxLength: 80 }) documents: string[];
  @TextField({ max: 4000 }) message: string;
  @WallTimeField({ description: 'In Morocco' }) until: string;
}

export class AdmissionDto {
  @BoolField() admissible: boolean;
  @TextField({ max: 4000, optional: true }) reason?: string;
  @TextList({ max: 20, maxLength: 60, optional: true, description: 'Of a refusal: of the reasons that are offered' }) reasons?: string[];
}

export class ConcludeEligibilityDto {
  @BoolField() eligible: boolean;
  @TextField({ max: 4000, optional: true }) reason?: string;
  @TextList({ max: 20, maxLength: 60, optional: true, description: 'Of a refusal: of the reasons that are offered' }) reasons?: string[];
}

export class OpinionDto {
  @TextField({ max: 200 }) serviceName: string;
  @EmailField() serviceEmail: string;
  @ChoiceField(['fr', 'ar']) language: 'fr' | 'ar';
  @TextField({ max: 4000 }) question: string;
  @WallTimeField({ description: 'In Morocco' }) due: string;
}

export class OpinionAnswerDto {
  @ChoiceField(OPINION_SENSES) sense: OpinionSense;
  @TextField({ max: 10_000 }) answer: string;
}

export class NoteDto {
  @TextField({ max: 10_000 }) text: string;
}
