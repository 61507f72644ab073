import { useTranslation } from 'react-i18next';
import { useIsMember, useMay } from '../../app/session/session.js';
import { SubNav } from '../../ui/index.js';

/** The pages of payments that the reader's role opens. */
export function PaymentsNav({ current }: { current: 'tranches' | 'orders' | 'batches' | 'statements' | 'cases' | 'recoveries' }) {
  const { t } = useTranslation('disbursements');
  const may = useMay();
  if (useIsMember()) {
    const pages = [
      { href: '/app/disbursements', label: t('mine.title') },
      { href: '/app/disbursements/recoveries', label: t('mine.recoveries') },
    ];
    return (
      <SubNav label={t('nav')} pages={pages} current={current === 'recoveries' ? '/app/disbursements/recoveries' : '/app/disbursements'} />
    );
  }
  const pages = [
    { href: '/app/disbursements/tranches', label: t('tranches.title') },
    { href: '/app/disbursements/orders', label: t('orders.title') },
    ...(may('bank_statement.read')
      ? [
          { href: '/app/disbursements/batches', label: t('batches.title') },
          { href: '/app/disbursements/statements', label: t('statements.title') },
          { href: '/app/disbursements/cases', label: t('cases.title') },
        ]
      : []),
    { href: '/app/disbursements/recoveries', label: t('recoveries.title') },
  ];
  return <SubNav label={t('nav')} pages={pages} current={`/app/disbursements/${current}`} />;
}
