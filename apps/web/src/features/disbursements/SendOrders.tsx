import type { OrderItem } from '#disbursements';
import { MAX_PAGE_SIZE } from '#platform/public';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, fileAddress, useApiList } from '../../app/api/index.js';
import { BulkDialog, Listed, useListActs, type BulkResult } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { DateField, Empty, Reference, Section, Written } from '../../ui/index.js';
import { useOrderColumns } from './OrderTable.js';

/** The authorised orders, and those of them to put in the next bank file. */
export function SendOrders() {
  const { t } = useTranslation('disbursements');
  const [shown, setShown] = useState<Record<string, string | undefined>>({});
  const columns = useOrderColumns();
  const asked = { state: 'authorised' as const, sort: shown['sort'] };
  const query = useApiList('/api/disbursements/orders', { query: { ...asked, page: shown['page'], pageSize: MAX_PAGE_SIZE } });
  const acts = useListActs<OrderItem>([
    {
      name: 'send',
      policy: 'payment_order.send',
      label: t('send.make'),
      may: ({ can }) => can.includes('send'),
      dialog: (ids, end) => <BankFile ids={ids} end={end} />,
    },
  ]);
  return (
    <Section title={t('send.title')}>
      <Loaded query={query}>
        {(orders) => (
          <Listed
            list="payment-orders"
            caption={t('send.title')}
            page={orders}
            columns={columns}
            rowKey={({ id }) => id}
            asked={asked}
            change={(changed) => setShown({ sort: asked.sort, ...changed })}
            acts={acts}
            rowName={({ number }) => number}
            pageOf={(page) => api.get('/api/disbursements/orders', { query: { ...asked, ...page } })}
            chosenAtFirst={({ can }) => can.includes('send')}
            sums={[{ name: 'amountCentimes', label: t('sum'), of: ({ amountCentimes }) => amountCentimes }]}
            withoutViews
            empty={
              <Empty title={t('send.none')}>
                <p>{t('send.noneHint')}</p>
              </Empty>
            }
          />
        )}
      </Loaded>
    </Section>
  );
}

/** One file for the bank: of all its orders, on one day, or none. */
function BankFile({ ids, end }: { ids: readonly string[]; end: (result?: BulkResult) => void }) {
  const { t } = useTranslation('disbursements');
  return (
    <BulkDialog
      title={t('send.make')}
      action={() => t('send.make')}
      ids={ids}
      initialValues={{ executionDate: '' }}
      // Which orders may go does not depend on the day.
      needs={() => t('send.make')}
      fields={(form) => (
        <DateField form={form} name="executionDate" label={t('batches.executionDate')} required withAsterisk={false} data-autofocus />
      )}
      preview={(rows) => api.post('/api/disbursements/batches/preview', { body: { ids: rows } })}
      act={(rows, { executionDate }, key) => api.post('/api/disbursements/batches', { body: { ids: rows, executionDate } }, key)}
      invalidates={['/api/disbursements', '/api/home']}
      onDone={({ id, number, paidFrom }, { accepted, leftOut }) =>
        end({
          done: accepted,
          refused: leftOut,
          more: (
            <p>
              {t('send.done')} <Reference>{number}</Reference>
              {' · '}
              {t('send.paidFrom')} <Written>{paidFrom}</Written>
              {' · '}
              <a href={fileAddress('/api/disbursements/batches/{id}/file', { path: { id } })} download>
                {t('batches.file')}
              </a>
            </p>
          ),
        })
      }
      onClose={() => end()}
    >
      <p style={{ margin: 0 }}>{t('send.together')}</p>
    </BulkDialog>
  );
}
