import { Reference } from '../../ui/index.js';

/** The 24 digits as banks print them: bank, town, account, key. */
export function Rib({ children }: { children: string }) {
  return <Reference>{children.replace(/^(\d{3})(\d{3})(\d{16})(\d{2})$/, '$1 $2 $3 $4')}</Reference>;
}
