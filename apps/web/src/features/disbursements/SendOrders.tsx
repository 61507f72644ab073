import type { BatchReceipt, OrderItem } from '#disbursements';
import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm, fileAddress } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, DateField, Empty, ErrorSummary, fieldId, ProblemAlert, Reference, Section, ListTable } from '../../ui/index.js';
import { useState } from 'react';
import { useOrderColumns } from './OrderTable.js';

const MOST_IN_ONE_FILE = 100;

/** The authorised orders, those to put in the next bank file, and its execution date. */
export function SendOrders() {
  const { t } = useTranslation('disbursements');
  const [sent, setSent] = useState<BatchReceipt | null>(null);
  const query = useApi('/api/disbursements/orders', { query: { state: 'authorised', pageSize: MOST_IN_ONE_FILE } });
  return (
    <Section title={t('send.title')}>
      <div role="status">
        {sent && (
          <Alert mb="md" variant="outline" color="vert.8" title={t('send.done')}>
            <Reference>{sent.number}</Reference> · <Amount centimes={sent.totalCentimes} />
            {' · '}
            <a href={fileAddress('/api/disbursements/batches/{id}/file', { path: { id: sent.id } })} download>
              {t('batches.file')}
            </a>
          </Alert>
        )}
      </div>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('send.none')}>
              <p>{t('send.noneHint')}</p>
            </Empty>
          ) : (
            <Choice key={items.map(({ id }) => id).join()} orders={items} onSent={setSent} />
          )
        }
      </Loaded>
    </Section>
  );
}

function Choice({ orders, onSent }: { orders: OrderItem[]; onSent: (receipt: BatchReceipt) => void }) {
  const { t } = useTranslation('disbursements');
  const { form, onSubmit, pending, problem, summary } = useApiForm<{ orderIds: string[]; executionDate: string }, BatchReceipt>({
    initialValues: { orderIds: orders.filter(({ can }) => can.includes('send')).map(({ id }) => id), executionDate: '' },
    submit: (values, key) => api.post('/api/disbursements/batches', { body: values }, key),
    invalidates: ['/api/disbursements', '/api/home'],
    onSuccess: onSent,
  });
  const { orderIds } = form.getValues();
  const total = orders.filter(({ id }) => orderIds.includes(id)).reduce((sum, order) => sum + order.amountCentimes, 0);
  const columns = useOrderColumns();
  return (
    <form onSubmit={onSubmit} noValidate>
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      <div id={fieldId('orderIds')} tabIndex={-1}>
        <ListTable
          caption={t('send.title')}
          rows={orders}
          rowKey={({ id }) => id}
          columns={columns}
          choice={{
            may: () => true,
            name: ({ number }) => number,
            chosen: orderIds,
            choose: (ids) => form.setFieldValue('orderIds', [...ids]),
          }}
        />
      </div>
      <div className="filters" style={{ marginBlockStart: 16 }}>
        <DateField form={form} name="executionDate" label={t('batches.executionDate')} required withAsterisk={false} />
        <strong role="status">
          {t('send.total')} <Amount centimes={total} />
        </strong>
        <Button type="submit" loading={pending} disabled={orderIds.length === 0}>
          {t('send.make')}
        </Button>
      </div>
    </form>
  );
}
