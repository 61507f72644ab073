import type { ConventionView, GrantLine } from '#conventions';
import { MAX_LINE_LABEL, MAX_LINES } from '#conventions/public';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  accountIn,
  Amount,
  amountIn,
  AppLink,
  ErrorSummary,
  MoneyField,
  PageTitle,
  ProblemAlert,
  Reference,
  RowsTable,
  SelectField,
  StickyBar,
  TextField,
  useGo,
  useLocal,
  withChosen,
} from '../../ui/index.js';

/** The association cuts the grant again, charge by charge, under the amount awarded. */
export function RecutPage() {
  const id = useParam('conventionId');
  const query = useApi('/api/conventions/{id}', { path: { id } });
  return <Loaded query={query}>{(convention) => <Recut convention={convention} />}</Loaded>;
}

function Recut({ convention }: { convention: ConventionView }) {
  const { t } = useTranslation('conventions');
  const local = useLocal();
  const go = useGo();
  const { data: nomenclature = [] } = useApi('/api/conventions/{id}/accounts', { path: { id: convention.id } });
  const accounts = nomenclature.map(({ code, label }) => ({ value: code, label: `${code} · ${local(label)}` }));
  const page = `/app/conventions/${convention.id}`;
  const { form, onSubmit, pending, problem, summary } = useApiForm<{ lines: GrantLine[] }>({
    initialValues: { lines: convention.budget.negotiated },
    submit: ({ lines }, key) =>
      api.put(
        '/api/conventions/{id}/budget',
        { path: { id: convention.id }, body: { lines: lines.map((line) => ({ ...line, amountCentimes: line.amountCentimes ?? 0 })) } },
        key,
      ),
    invalidates: ['/api/conventions'],
    onSuccess: () => go(page),
  });
  const { lines } = form.getValues();
  const total = lines.reduce((sum, line) => sum + (line.amountCentimes ?? 0), 0);
  const left = convention.amountCentimes - total;

  return (
    <form onSubmit={onSubmit} noValidate>
      <PageTitle
        over={
          <AppLink href={page}>
            <Reference>{convention.number}</Reference>
          </AppLink>
        }
        title={t('recut.title')}
        lead={t('recut.lead')}
      />
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      <RowsTable<GrantLine>
        form={form}
        name="lines"
        caption={t('recut.title')}
        columns={[
          {
            key: 'account',
            label: t('budget.account'),
            share: 3,
            read: accountIn(accounts),
            unread: '',
            cell: (field, { account }) => <SelectField {...field} data={withChosen(accounts, account, t('recut.choose'))} />,
          },
          {
            key: 'label',
            label: t('budget.label'),
            share: 6,
            wide: true,
            cell: (field) => <TextField {...field} maxLength={MAX_LINE_LABEL} />,
          },
          {
            key: 'amountCentimes',
            label: t('column.amount'),
            share: 2,
            digits: true,
            read: amountIn,
            unread: null,
            cell: (field) => <MoneyField {...field} />,
          },
        ]}
        blank={() => ({ account: '', label: '', amountCentimes: 0 })}
        most={MAX_LINES}
        addLabel={t('recut.add')}
        rowLabel={(position, { label }) => label || t('recut.line', { position })}
      />
      <StickyBar edge="end">
        <div role="status">
          <strong>
            {t('budget.total')} <Amount centimes={total} />
          </strong>{' '}
          / <Amount centimes={convention.amountCentimes} />
          <div style={{ color: left === 0 ? undefined : 'var(--mantine-color-error)' }}>
            {left === 0 ? t('recut.exact') : left > 0 ? t('recut.left') : t('recut.over')}{' '}
            {left !== 0 && <Amount centimes={Math.abs(left)} />}
          </div>
        </div>
        <Group gap="sm">
          <Button type="submit" loading={pending}>
            {t('recut.save')}
          </Button>
          <AppLink href={page}>{t('common:cancel')}</AppLink>
        </Group>
      </StickyBar>
    </form>
  );
}
