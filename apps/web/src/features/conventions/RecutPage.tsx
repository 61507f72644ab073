import type { ConventionView, GrantLine } from '#conventions';
import { MAX_ACCOUNT, MAX_LINE_LABEL } from '#conventions/public';
import { Button, Group, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  ErrorSummary,
  fieldId,
  MoneyField,
  PageTitle,
  ProblemAlert,
  Reference,
  TextField,
  typedDirection,
  useGo,
  useNamed,
} from '../../ui/index.js';

/** The association cuts the grant again, charge by charge, under the amount awarded. */
export function RecutPage() {
  const id = useParam('conventionId');
  const query = useApi('/api/conventions/{id}', { path: { id } });
  return <Loaded query={query}>{(convention) => <Recut convention={convention} />}</Loaded>;
}

const blank = { account: '', label: '', amountCentimes: 0 };

function Recut({ convention }: { convention: ConventionView }) {
  const { t } = useTranslation('conventions');
  const named = useNamed();
  const go = useGo();
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
      <ul className="lines" id={fieldId('lines')} tabIndex={-1}>
        {lines.map((line, index) => (
          <li key={index}>
            <div className="budget-line">
              <TextInput
                id={fieldId(`lines.${index}.account`)}
                label={t('budget.account')}
                maxLength={MAX_ACCOUNT}
                attributes={typedDirection('ltr')}
                {...form.getInputProps(`lines.${index}.account`)}
              />
              <TextField form={form} name={`lines.${index}.label`} label={t('budget.label')} maxLength={MAX_LINE_LABEL} />
              <MoneyField form={form} name={`lines.${index}.amountCentimes`} label={t('column.amount')} />
              <Button
                variant="default"
                leftSection={<IconTrash size={16} aria-hidden />}
                aria-label={named(t('recut.remove'), line.label)}
                onClick={() => form.removeListItem('lines', index)}
              >
                {t('recut.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        mt="md"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => form.insertListItem('lines', { ...blank })}
      >
        {t('recut.add')}
      </Button>
      <div className="total-bar">
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
      </div>
    </form>
  );
}
