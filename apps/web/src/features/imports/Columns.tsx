import type { ImportRunView } from '#imports';
import { Alert, Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { DataTable, Dated, fieldId, ProblemAlert, Section, useLocal, useUnsent, Written } from '../../ui/index.js';
import { invalidates } from './invalidates.js';

type Field = ImportRunView['fields'][number];
type Chosen = Record<string, number | null>;

const asKept = (fields: readonly Field[]): Chosen => Object.fromEntries(fields.map(({ name, column }) => [name, column]));

/** Which column says what: proposed by their names, put right by the person, remembered for files of the same columns. */
export function Columns({ run }: { run: ImportRunView }) {
  const { t } = useTranslation('imports');
  const local = useLocal();
  const [chosen, setChosen] = useState<Chosen>(() => asKept(run.fields));
  const changed = run.fields.some(({ name, column }) => (chosen[name] ?? null) !== column);
  useUnsent(() => changed);
  const save = useAction<Chosen>({
    call: (columns, key) =>
      api.put(
        '/api/imports/{id}/mapping',
        { path: { id: run.id }, body: { columns: Object.entries(columns).map(([field, column]) => ({ field, column })) } },
        key,
      ),
    invalidates,
  });
  const mayMap = run.can.includes('map');
  const headingOf = (column: number) => run.headings[column] || t('column', { number: column + 1 });
  const options = [
    { value: '', label: '—' },
    ...run.headings.map((_, column) => ({ value: String(column), label: `${column + 1}. ${headingOf(column)}` })),
  ];
  const missing = run.fields.filter(({ name }) => run.missing.includes(name)).map(({ label }) => local(label));
  return (
    <Section title={t('columns')}>
      {mayMap && <p>{t('columnsHint')}</p>}
      {run.mappedLike && (
        <Alert color="blue" mb="sm">
          {t('mappedLike')} <Dated at={run.mappedLike.at} />
          {run.mappedLike.by && (
            <>
              {' '}
              {t('mappedLikeBy')} <bdi>{run.mappedLike.by}</bdi>
            </>
          )}
          {'. '}
          {mayMap && t('mappedLikeCheck')}
        </Alert>
      )}
      {run.repeated.map((columns) => (
        <Alert key={columns.join()} color="yellow" mb="sm">
          {t('repeatedColumn', { name: headingOf(columns[0] ?? 0), columns: columns.map((column) => column + 1).join(', ') })}
        </Alert>
      ))}
      {missing.length > 0 && (
        <Alert color="red" mb="sm" role="alert">
          {t('missingColumns')} {missing.join(t('listSeparator'))}
        </Alert>
      )}
      <DataTable
        caption={t('columns')}
        rows={run.fields.filter(({ column }) => mayMap || column !== null)}
        rowKey={({ name }) => name}
        columns={[
          { key: 'field', header: t('field'), cell: ({ label, required }) => `${local(label)}${required ? ' *' : ''}` },
          {
            key: 'column',
            header: t('columnOfFile'),
            cell: ({ name, label }) =>
              mayMap ? (
                <NativeSelect
                  id={fieldId(name)}
                  aria-label={local(label)}
                  data={options}
                  value={chosen[name] === null || chosen[name] === undefined ? '' : String(chosen[name])}
                  onChange={({ currentTarget: { value } }) => setChosen({ ...chosen, [name]: value === '' ? null : Number(value) })}
                />
              ) : (
                <Written>{headingOf(chosen[name] ?? 0)}</Written>
              ),
          },
          {
            key: 'sample',
            header: t('sample'),
            cell: ({ name }) => {
              const column = chosen[name] ?? null;
              return column === null ? '—' : <Written>{(run.samples[column] ?? []).join(' · ') || '—'}</Written>;
            },
          },
        ]}
      />
      <ProblemAlert problem={save.problem} />
      {mayMap && (
        <Button
          mt="md"
          variant={changed ? 'filled' : 'default'}
          loading={save.pending}
          disabled={!changed}
          onClick={() => save.run(chosen)}
        >
          {t('saveColumns')}
        </Button>
      )}
    </Section>
  );
}
