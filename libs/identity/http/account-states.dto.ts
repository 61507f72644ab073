import { ChoiceField, TextField } from '#platform';
import { SUSPENSIONS } from '../app/suspension.proposals.js';

export class SuspensionDto {
  @TextField({ min: 5, max: 1000, description: 'Why, for the administrators and the trail; the person is not told' }) reason: string;
  @TextField({ max: 1000, optional: true, description: 'What the person is told, in their mail' }) words?: string;
}

export class SuspensionProposalDto extends SuspensionDto {
  @ChoiceField(SUSPENSIONS) event: (typeof SUSPENSIONS)[number];
}
