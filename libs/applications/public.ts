// The rules of applications that the screens share.
export { AWARDED } from './domain/application.machine.js';
export {
  asksTooMuch,
  hasTooLittleOwn,
  hasTooMuchOverhead,
  isInKind,
  MAX_QUANTITY_THOUSANDTHS,
  MAX_UNIT,
  priceOf,
  totalsOf,
  withoutProduct,
} from './domain/budget.js';
export { isAskedFor } from './domain/completion.js';
export { GRANTS, IN_KIND_GIFT, IN_KIND_USE } from './domain/nomenclature.js';
