import type { FileDetail } from '#committees';
import { useTranslation } from 'react-i18next';
import { DataTable, LocalText, Num, Reference, Section, Written, type Column } from '../../../ui/index.js';
import styles from './SharedScores.module.css';
import shared from '../committees.module.css';

type Sheet = NonNullable<FileDetail['sheets']>[number];

/** Everybody's scores, from the moment the API shares them; before that it says why there is nothing. */
export function SharedScores({ file }: { file: FileDetail }) {
  const { t } = useTranslation('committees');
  if (!file.sheets || !file.aggregate) return null;
  const { mean, spread, reviewers } = file.aggregate;
  const columns: Column<Sheet>[] = [
    { key: 'name', header: t('panel.member'), cell: ({ name }) => <bdi>{name}</bdi> },
    { key: 'score', header: t('shared.score'), digits: true, cell: ({ score }) => <Num value={score} decimals={1} /> },
    ...file.grid.map(({ code }, index): Column<Sheet> => ({
      key: code,
      header: `C${index + 1}`,
      digits: true,
      cell: ({ marks }) => {
        const mark = marks.find(({ criterion }) => criterion === code);
        return mark?.notAssessable ? t('shared.notAssessable') : <Num value={mark?.score} />;
      },
    })),
  ];
  const said = file.sheets.filter(({ comment, marks }) => comment || marks.some(({ justification }) => justification));
  return (
    <Section title={t('shared.title')}>
      <p>
        {t('shared.mean')}{' '}
        <strong>
          <Num value={mean} decimals={1} />
        </strong>{' '}
        · {t('shared.spread')} <Num value={spread} decimals={1} /> · {t('shared.reviewers', { count: reviewers })}
      </p>
      <DataTable caption={t('shared.title')} columns={columns} rows={file.sheets} rowKey={({ memberId }) => memberId} />
      <ol className={styles.key}>
        {file.grid.map(({ code, label }, index) => (
          <li key={code}>
            <Reference>{`C${index + 1}`}</Reference> <LocalText text={label} />
          </li>
        ))}
      </ol>
      {said.map(({ memberId, name, comment, marks }) => (
        <article key={memberId} className={shared.entry}>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          {comment && (
            <p>
              <Written>{comment}</Written>
            </p>
          )}
          {marks.map(({ criterion, justification }) =>
            justification ? (
              <p key={criterion}>
                <Reference>{`C${file.grid.findIndex(({ code }) => code === criterion) + 1}`}</Reference> <Written>{justification}</Written>
              </p>
            ) : null,
          )}
        </article>
      ))}
    </Section>
  );
}
