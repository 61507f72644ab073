import type { ReportView } from '#monitoring';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, uploadFile, useAction } from '../../app/api/index.js';
import { FileDrop, fileRules, formatBytes, RemoveFile, useLanguage, type SendFiles } from '../../ui/index.js';
import listStyles from '../../ui/lists.module.css';

/** The vouchers of a report; whoever writes it attaches and takes off. */
export function Vouchers({ report }: { report: ReportView }) {
  const { t } = useTranslation('monitoring');
  const language = useLanguage();
  const client = useQueryClient();
  const address = `/api/monitoring/reports/${report.id}` as const;
  const detach = useAction<string>({
    call: (voucherId, key) => api.del('/api/monitoring/reports/{id}/vouchers/{voucherId}', { path: { id: report.id, voucherId } }, key),
    invalidates: [address],
  });
  const attach: SendFiles = async (files, onProgress, signal) => {
    await uploadFile('/api/monitoring/reports/{id}/vouchers', { path: { id: report.id } }, files, onProgress, signal);
    await client.invalidateQueries({ predicate: ({ queryKey: [path] }) => path === address });
  };
  return (
    <>
      {report.vouchers.length === 0 ? (
        <p className="lead">{report.can.includes('write') ? t('vouchers.noneYet') : t('vouchers.none')}</p>
      ) : (
        <ul className={listStyles.ruled}>
          {report.vouchers.map((voucher) => (
            <li key={voucher.id}>
              <a href={`${address}/vouchers/${voucher.id}`} download>
                <bdi>{voucher.name}</bdi>
              </a>{' '}
              <span className="work-when">{formatBytes(voucher.size, language)}</span>{' '}
              {report.can.includes('write') && (
                <RemoveFile name={voucher.name} pending={detach.pending} problem={detach.problem} onRemove={() => detach.run(voucher.id)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {report.can.includes('write') && <FileDrop label={t('vouchers.add')} rules={fileRules} upload={attach} />}
    </>
  );
}
