export * from './RowsCards.js';
export * from './RowsTable.js';
export { useBilingualColumns } from './columns.js';
export { accountIn, amountIn, choiceIn, tickIn, wholeIn } from './sheet.js';
export type { ListForm } from './use-rows.js';
