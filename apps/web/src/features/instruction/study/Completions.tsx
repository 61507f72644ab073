import type { InstructionDetail } from '#instruction';
import { useTranslation } from 'react-i18next';
import { Deadline, LocalText, Section, StateBadge, Written, type Localized } from '../../../ui/index.js';
import styles from './study.module.css';

/** What was asked of the association and what became of it. */
export function Completions({ file }: { file: InstructionDetail }) {
  const { t } = useTranslation('instruction');
  if (file.completions.length === 0) return null;
  return (
    <Section title={t('completion.title')}>
      {file.completions.map((request) => (
        <article key={request.id} className={styles.card}>
          <StateBadge state={request.state} label={request.stateLabel} tone={request.state === 'open' ? 'attention' : undefined} />
          <p>
            <Written>{request.message}</Written>
          </p>
          <ul>
            {[...request.documents, ...request.fields].map((code) => (
              <li key={code}>
                <LocalText text={labelOf(file, code)} />
              </li>
            ))}
          </ul>
          <p className="work-when">
            {t('completion.dueAt')} <Deadline at={request.due} />
          </p>
        </article>
      ))}
    </Section>
  );
}

function labelOf(file: InstructionDetail, code: string): Partial<Localized> {
  const answers = file.dossier.sections.flatMap((section) => section.answers);
  const found = [...answers, ...file.checklist.map((item) => ({ ...item, code: item.code.replace(/^document:/, '') }))].find(
    (candidate) => candidate.code === code,
  );
  return found?.label ?? { fr: code };
}
