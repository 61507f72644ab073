import type { BankView } from '#institution';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Reference } from './figures.js';
import { LocalText } from './text.js';

/** The 24 digits as banks print them: bank, town, account, key. */
export function Rib({ children, block = false }: { children: string; block?: boolean }) {
  return <Reference block={block}>{children.replace(/^(\d{3})(\d{3})(\d{16})(\d{2})$/, '$1 $2 $3 $4')}</Reference>;
}

/** The bank that keeps an account; one that the list does not have is pointed out. */
export function BankName({ bank: { code, label, listed } }: { bank: BankView }) {
  const { t } = useTranslation();
  return (
    <div>
      {label && (
        <bdi>
          <LocalText text={label} />
        </bdi>
      )}
      {!listed && (
        <div style={{ color: '#7a3b00' }}>
          <IconAlertTriangle size={16} aria-hidden style={{ verticalAlign: '-2px', marginInlineEnd: 4 }} />
          {label ? t('bank.ended') : t('bank.unknown', { code })}
        </div>
      )}
    </div>
  );
}
