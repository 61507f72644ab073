import type { RankingRow, ScenarioView, SessionDetail } from '#committees';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../app/api/index.js';
import { Loaded } from '../../../app/shell/Loaded.js';
import { Adder, Amount, LocalText, Mark, Reference, Section, Written } from '../../../ui/index.js';
import { ScenarioForm } from './ScenarioForm.js';
import listStyles from '../../../ui/lists.module.css';
import styles from '../committees.module.css';

/** What-ifs beside the rule of the session: who would enter, who would leave, and why. They decide nothing. */
export function Scenarios({ session, rows }: { session: SessionDetail; rows: RankingRow[] }) {
  const { t } = useTranslation('committees');
  const query = useApi('/api/committees/sessions/{id}/scenarios', { path: { id: session.id } });
  const maySimulate = session.can.includes('simulate');
  if (!maySimulate && query.data?.length === 0) return null;
  return (
    <Section title={t('scenario.title')}>
      {maySimulate && <p className="lead">{t('scenario.lead')}</p>}
      <Loaded query={query}>
        {(scenarios) => (
          <>
            {scenarios.map((scenario) => (
              <Scenario key={scenario.id} scenario={scenario} />
            ))}
          </>
        )}
      </Loaded>
      {maySimulate && (
        <Adder label={t('scenario.add')}>{(close) => <ScenarioForm sessionId={session.id} rows={rows} onClose={close} />}</Adder>
      )}
    </Section>
  );
}

function Scenario({ scenario }: { scenario: ScenarioView }) {
  const { t } = useTranslation('committees');
  const lineOf = (fileId: string) => scenario.lines.find((line) => line.fileId === fileId);
  return (
    <details className={styles.entry}>
      <summary>
        <strong>
          <Written>{scenario.name}</Written>
        </strong>{' '}
        · {t(`rule.${scenario.rule}`)} · {t('scenario.used')} <Amount centimes={scenario.usedCentimes} /> · {t('money.left')}{' '}
        <Amount centimes={scenario.leftCentimes} />
      </summary>
      {scenario.changes.length === 0 ? (
        <p>{t('scenario.same')}</p>
      ) : (
        <ul className={listStyles.framed}>
          {scenario.changes.map(({ fileId, change, fromCentimes, toCentimes, cause }) => (
            <li key={fileId} className={listStyles.line}>
              <span>
                <Mark tone={change === 'enters' ? 'good' : change === 'leaves' ? 'bad' : 'attention'}>
                  {t(`scenario.change.${change}`)}
                </Mark>{' '}
                <Reference>{lineOf(fileId)?.number}</Reference> <LocalText text={lineOf(fileId)?.association} /> —{' '}
                {t(`scenario.cause.${cause}`)}
              </span>
              <span>
                <Amount centimes={fromCentimes} unit={false} /> → <Amount centimes={toCentimes} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
