// The rules of applications that the screens share.
export { AWARDED } from './domain/application.machine.js';
export {
  asksTooLittle,
  asksTooMuch,
  hasTooLittleOwn,
  hasTooMuchOverhead,
  isInKind,
  lineDefects,
  MAX_LABEL,
  MAX_LINES,
  MAX_QUANTITY_THOUSANDTHS,
  MAX_UNIT,
  productOf,
  totalsOf,
  withAmount,
  withoutProduct,
} from './domain/budget.js';
export { isAskedFor } from './domain/completion.js';
export { applicationFieldMessages } from './domain/field-messages.js';
export { PARTNER_KINDS, PARTNER_KIND_CODES, typedPartnerIdentifier, type PartnerKind } from './domain/consortium.js';
export { checkPart, MAX_ITEMS, MAX_TITLE, type TypedItem } from './domain/parts.js';
export { CELLS_OF_BUDGET, CELLS_OF_PART, checkUnfinished, LISTS_OF_BUDGET, readCells, type CellKinds } from './domain/unfinished.js';
export { GENDER_MARKERS, type GenderMarker } from './domain/markers.js';
