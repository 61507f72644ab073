import type { ProgrammeView } from '#programmes';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import {
  Adder,
  BilingualInput,
  DataTable,
  FormDialog,
  LocalText,
  MoneyBar,
  Num,
  NumberField,
  SelectField,
  ShortForm,
  TextField,
  useLocal,
  Written,
} from '../../ui/index.js';
import { EntryActs, Standing } from './Entry.js';

type Component = ProgrammeView['components'][number];
type Target = Component['targets'][number];

interface TargetsProps {
  programmeId: string;
  component: Component;
  can: ProgrammeView['can'];
}

/** What a component sets out to reach at least, beside what its projects reached as officers verified it. */
export function Targets({ programmeId, component: { id, targets, withdrawn }, can }: TargetsProps) {
  const { t } = useTranslation('programmes');
  const local = useLocal();
  return (
    <>
      {targets.length > 0 && (
        <DataTable
          caption={t('targets')}
          columns={[
            {
              key: 'indicator',
              header: t('indicator'),
              cell: (target) => (
                <>
                  <Standing entry={target}>
                    <LocalText text={target.indicator} />
                  </Standing>
                  {target.source && (
                    <div className="work-when">
                      {t('sourceIs')} <Written>{target.source}</Written>
                    </div>
                  )}
                </>
              ),
            },
            { key: 'audience', header: t('audience'), cell: (target) => <LocalText text={target.audienceLabel} /> },
            {
              key: 'minimum',
              header: t('minimum'),
              digits: true,
              cell: (target) => (
                <>
                  <Num value={target.minimum} /> <LocalText text={target.unitLabel} />
                </>
              ),
            },
            {
              key: 'reached',
              header: t('reachedComputed'),
              digits: true,
              cell: ({ reached, minimum }) =>
                reached === null ? (
                  '—'
                ) : (
                  <>
                    <Num value={reached} />
                    <MoneyBar taken={Math.min(reached, minimum)} of={minimum} />
                  </>
                ),
            },
            {
              key: 'acts',
              header: '',
              cell: (target) => (
                <EntryActs
                  kind="target"
                  entry={target}
                  about={local(target.indicator)}
                  can={can}
                  form={(close) => <TargetForm programmeId={programmeId} entry={target} onClose={close} />}
                />
              ),
            },
          ]}
          rows={targets}
          rowKey={(row) => row.id}
        />
      )}
      {can.includes('edit') && !withdrawn && (
        <Adder label={t('addTarget')}>{(close) => <TargetForm programmeId={programmeId} componentId={id} onClose={close} />}</Adder>
      )}
    </>
  );
}

/** Those of the institution's list, and the one that the target has already. */
function useAudiences(programmeId: string, entry?: Target): { value: string; label: string }[] {
  const local = useLocal();
  const { data = [] } = useApi('/api/programmes/{id}/audiences', { path: { id: programmeId } });
  const own = entry && data.every(({ code }) => code !== entry.audience) ? [{ code: entry.audience, label: entry.audienceLabel }] : [];
  return [...data, ...own].map(({ code, label }) => ({ value: code, label: local(label) }));
}

function TargetForm(props: { programmeId: string; onClose: () => void } & ({ componentId: string; entry?: never } | { entry: Target })) {
  const { programmeId, entry, onClose } = props;
  const { t } = useTranslation('programmes');
  const audiences = useAudiences(programmeId, entry);
  const state = useApiForm({
    initialValues: {
      indicator: entry?.indicator ?? { fr: '', ar: '' },
      audience: entry?.audience ?? 'everyone',
      minimum: entry?.minimum ?? '',
      unit: entry?.unit ?? ('persons' as const),
      source: entry?.source ?? '',
    },
    submit: async (values, key) => {
      const body = { ...values, minimum: Number(values.minimum), source: values.source.trim() || null };
      if (props.entry)
        await api.put('/api/programmes/targets/{id}', { path: props.entry, body: { ...body, version: props.entry.version } }, key);
      else await api.post('/api/programmes/components/{id}/targets', { path: { id: props.componentId }, body }, key);
    },
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  const { form } = state;
  const Form = entry ? FormDialog : ShortForm;
  return (
    <Form title={t('correctTarget')} state={state} action={entry ? t('save') : t('addTarget')} onClose={onClose}>
      <BilingualInput form={form} name="indicator" label={t('indicator')} required />
      <SelectField
        form={form}
        name="unit"
        label={t('unit')}
        description={t('unitHint')}
        maw={320}
        data={[
          { value: 'persons', label: t('unitPersons') },
          { value: 'count', label: t('unitCount') },
        ]}
      />
      <SelectField form={form} name="audience" label={t('audience')} maw={320} data={audiences} />
      <NumberField form={form} name="minimum" label={t('minimum')} required maw={200} />
      <TextField form={form} name="source" label={t('source')} description={t('sourceHint')} />
    </Form>
  );
}
