import { Button, Group, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../ui/problems.js';
import { api, useAction } from '../api/index.js';
import styles from './session.module.css';

/**
 * Ten codes that stand in for a lost telephone, once each; shown this once, to be printed or written down. `onKept`: the step
 * of an enrolment, which goes on once the person says that they are kept.
 */
export function RecoveryCodes({ remaining, onKept }: { remaining: number; onKept?: () => void }) {
  const { t } = useTranslation('common');
  const make = useAction<void, { codes: string[] }>({
    call: (_, key) => api.post('/api/session/recovery-codes', {}, key),
    invalidates: onKept ? [] : ['/api/session'],
  });
  const codes = make.output?.codes;
  return (
    <div>
      <ProblemAlert problem={make.problem} />
      {codes ? (
        <>
          <Text mb="xs">{t('recovery.once')}</Text>
          <ol className={styles.codes} dir="ltr">
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ol>
          <Group gap="sm" className="no-print">
            <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
              {t('recovery.print')}
            </Button>
            {onKept && <Button onClick={onKept}>{t('recovery.kept')}</Button>}
          </Group>
        </>
      ) : (
        <>
          {!onKept && <Text mb="sm">{remaining > 0 ? t('recovery.left', { count: remaining }) : t('recovery.none')}</Text>}
          <Group gap="sm">
            <Button onClick={() => make.run()} loading={make.pending}>
              {remaining > 0 ? t('recovery.renew') : t('recovery.make')}
            </Button>
            {onKept && (
              <Button variant="subtle" c="vert.8" onClick={onKept}>
                {t('recovery.later')}
              </Button>
            )}
          </Group>
        </>
      )}
    </div>
  );
}
