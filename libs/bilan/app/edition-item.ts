import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import type { BilanEdition } from '../data/bilan-edition.entity.js';
import { bilanEditionMachine, type BilanEditionState } from '../domain/bilan-edition.machine.js';

export interface EditionItem {
  id: string;
  year: number;
  number: number;
  state: BilanEditionState;
  stateLabel: Label;
  sha256: string | null;
  frozen: ZonedInstant | null;
  published: ZonedInstant | null;
  documentReady: boolean;
  /** Since when the document cannot be made, while it cannot. */
  documentFailed: ZonedInstant | null;
}

export function editionItem(edition: BilanEdition, failed: ZonedInstant | null = null): EditionItem {
  return {
    id: edition.id,
    year: edition.year,
    number: edition.number,
    state: edition.state,
    stateLabel: bilanEditionMachine.label(edition.state),
    sha256: edition.sha256,
    frozen: edition.frozenAt && zonedInstant(edition.frozenAt),
    published: edition.publishedAt && zonedInstant(edition.publishedAt),
    documentReady: edition.fileId !== null,
    documentFailed: failed,
  };
}
