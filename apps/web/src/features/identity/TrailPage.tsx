import type { TrailLine } from '#identity';
import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddressFilters, type Change } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { ExportMenu } from '../../app/list/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { AppLink, Dated, DataTable, Empty, LocalText, Mark, PageTitle, Reference, useLocal, Written, type Column } from '../../ui/index.js';
import { addressOfSubject } from './trail-address.js';
import { TrailState } from './TrailState.js';
import tableStyles from '../../ui/DataTable.module.css';
import { RoleLent } from './RoleLent.js';
import styles from './TrailPage.module.css';

/** Everything that was done, newest first; filters live in the address. */
export function TrailPage() {
  const { t } = useTranslation('identity');
  const [filters, change] = useAddressFilters();
  const { subject, subjectId, personId, from, until, before } = filters;
  const query = useApi('/api/trail', { query: { subject, subjectId, personId, from, until, before } });
  const narrowed = Boolean(subject || subjectId || personId || from || until || before);

  return (
    <>
      <PageTitle title={t('trail.title')} lead={t('trail.lead')} />
      <TrailState />
      <Filters filters={filters} change={change} />
      <ExportMenu list="trail" asked={{ subject, subjectId, personId, from, until }} />
      <Loaded query={query}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={t('trail.none')}>{narrowed && <AppLink href="/app/trail">{t('trail.all')}</AppLink>}</Empty>
          ) : (
            <>
              <Lines lines={items} />
              <nav className={tableStyles.pager} aria-label={t('trail.pages')}>
                <span>{narrowed && <AppLink href="/app/trail">{t('trail.all')}</AppLink>}</span>
                {next && (
                  <Button variant="default" size="xs" onClick={() => change({ before: next })}>
                    {t('trail.older')}
                  </Button>
                )}
              </nav>
            </>
          )
        }
      </Loaded>
    </>
  );
}

interface FiltersProps {
  filters: Record<string, string>;
  change: Change;
}

function Filters({ filters: { subject = '', from = '', until = '' }, change }: FiltersProps) {
  const { t } = useTranslation('identity');
  const local = useLocal();
  const subjects = useApi('/api/trail/subjects', {}, { staleTime: Infinity });
  const narrow = (changed: Record<string, string>, how?: 'typing') => change({ before: undefined, subjectId: undefined, ...changed }, how);
  const day = (name: 'from' | 'until', value: string) => (
    <TextInput
      type="date"
      label={t(`trail.${name}`)}
      value={value}
      onChange={(event) => narrow({ [name]: event.currentTarget.value }, 'typing')}
    />
  );
  return (
    <div className="filters">
      <NativeSelect
        label={t('trail.subject')}
        value={subject}
        onChange={(event) => narrow({ subject: event.currentTarget.value })}
        data={[
          { value: '', label: t('trail.everySubject') },
          ...(subjects.data ?? []).map(({ subject: value, label }) => ({ value, label: local(label) })),
        ]}
      />
      {day('from', from)}
      {day('until', until)}
    </div>
  );
}

function Lines({ lines }: { lines: TrailLine[] }) {
  const { t } = useTranslation('identity');
  const columns: Column<TrailLine>[] = [
    { key: 'at', header: t('trail.at'), cell: ({ at }) => <Dated at={at} /> },
    { key: 'who', header: t('trail.who'), cell: (line) => <Who line={line} /> },
    { key: 'act', header: t('trail.act'), cell: (line) => <Act line={line} /> },
    { key: 'subject', header: t('trail.subject'), cell: (line) => <Subject line={line} /> },
    { key: 'proof', header: t('trail.proof'), cell: (line) => <Proof line={line} /> },
  ];
  return <DataTable caption={t('trail.title')} columns={columns} rows={lines} rowKey={({ id }) => id} />;
}

function Who({ line: { person, role, inPlaceOf } }: { line: TrailLine }) {
  return (
    <>
      {person && (
        <AppLink className={styles.link} href={`/app/trail?personId=${person.id}`}>
          <bdi>{person.name}</bdi>
        </AppLink>
      )}
      <Text size="sm" c={person ? 'dimmed' : undefined}>
        <RoleLent label={role} lentBy={inPlaceOf} />
      </Text>
    </>
  );
}

function Act({ line: { act, from, to, reason } }: { line: TrailLine }) {
  const { t } = useTranslation('identity');
  const moved = to && from?.fr !== to.fr;
  return (
    <>
      <LocalText text={act} />
      {moved && (
        <Text size="sm" c="dimmed">
          {from ? (
            <>
              <LocalText text={from} /> {t('trail.arrow')} <LocalText text={to} />
            </>
          ) : (
            <LocalText text={to} />
          )}
        </Text>
      )}
      {reason && (
        <Text size="sm">
          <Written>{reason}</Written>
        </Text>
      )}
    </>
  );
}

function Subject({ line: { subject, subjectId, subjectLabel, reference } }: { line: TrailLine }) {
  const { t } = useTranslation('identity');
  const address = addressOfSubject(subject, subjectId);
  const name = (
    <>
      <LocalText text={subjectLabel} /> {reference && <bdi>{reference}</bdi>}
    </>
  );
  return (
    <>
      {address ? (
        <AppLink className={styles.link} href={address}>
          {name}
        </AppLink>
      ) : (
        name
      )}
      <Text size="sm">
        <AppLink className={styles.link} href={`/app/trail?subject=${subject}&subjectId=${subjectId}`}>
          {t('trail.history')}
        </AppLink>
      </Text>
    </>
  );
}

/** The fingerprint of the change and, folded, what changed as it was written. */
function Proof({ line: { id, sealed, contentHash, detail } }: { line: TrailLine }) {
  const { t } = useTranslation('identity');
  return (
    <>
      <Mark tone={sealed ? 'good' : 'neutral'}>{t(sealed ? 'trail.sealed' : 'trail.unsealed')}</Mark>
      <details>
        <summary>{t('trail.detail', { number: id })}</summary>
        <Reference block>{contentHash}</Reference>
        {detail !== null && (
          <pre dir="ltr" className={styles.detail}>
            {JSON.stringify(detail, null, 2)}
          </pre>
        )}
      </details>
    </>
  );
}
