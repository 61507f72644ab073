import { westernDigits } from '../../../ui/money.js';

export type Accounts = { value: string; label: string }[];

/** The account that a pasted cell names: by its number, with or without those below it, or by its name. */
export const accountIn =
  (accounts: Accounts) =>
  (cell: string): string | undefined => {
    const typed = westernDigits(cell);
    const isCalled = (label: string) => label.toLowerCase() === cell.toLowerCase();
    return accounts.find(({ value, label }) => typed.startsWith(value) || isCalled(label) || isCalled(label.slice(value.length + 3)))
      ?.value;
  };
