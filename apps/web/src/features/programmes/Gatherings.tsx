import type { ProgrammeView } from '#programmes';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import {
  Adder,
  AppLink,
  BilingualInput,
  DataTable,
  DateField,
  Day,
  FormDialog,
  LocalText,
  Num,
  NumberField,
  Section,
  SelectField,
  ShortForm,
  TextField,
  useLocal,
  useNamed,
  Written,
} from '../../ui/index.js';
import { useMay } from '../../app/session/session.js';
import { EntryActs, Standing } from './Entry.js';

type Gathering = ProgrammeView['gatherings'][number];

/** Workshops and concertation meetings, with how many came. */
export function Gatherings({ programme: { id, gatherings, can } }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programmes');
  const local = useLocal();
  const named = useNamed();
  const may = useMay();
  return (
    <Section title={t('gatherings')}>
      {gatherings.length === 0 ? (
        <p className="work-when">{t('noGathering')}</p>
      ) : (
        <DataTable
          caption={t('gatherings')}
          columns={[
            {
              key: 'title',
              header: t('title'),
              cell: (gathering) => (
                <>
                  <Standing entry={gathering}>
                    <LocalText text={gathering.title} />
                  </Standing>
                  <div className="work-when">
                    <LocalText text={gathering.kindLabel} />
                  </div>
                </>
              ),
            },
            {
              key: 'days',
              header: t('days'),
              cell: ({ startsOn, endsOn }) => (
                <>
                  <Day date={startsOn} />
                  {endsOn !== startsOn && (
                    <>
                      {' – '}
                      <Day date={endsOn} />
                    </>
                  )}
                </>
              ),
            },
            { key: 'place', header: t('place'), cell: ({ place }) => <Written>{place}</Written> },
            {
              key: 'attendance',
              header: t('attendance'),
              digits: true,
              cell: ({ id, attendance, title }) => (
                <>
                  <Num value={attendance} />
                  {may('attendance.read') && (
                    <div>
                      <AppLink href={`/app/programmes/gatherings/${id}`} aria-label={named(t('whoCame'), local(title))}>
                        {t('whoCame')}
                      </AppLink>
                    </div>
                  )}
                </>
              ),
            },
            {
              key: 'acts',
              header: '',
              cell: (gathering) => (
                <EntryActs
                  kind="gathering"
                  entry={gathering}
                  about={local(gathering.title)}
                  can={can}
                  form={(close) => <GatheringForm programmeId={id} entry={gathering} onClose={close} />}
                />
              ),
            },
          ]}
          rows={gatherings}
          rowKey={(row) => row.id}
        />
      )}
      {can.includes('mend') && <Adder label={t('addGathering')}>{(close) => <GatheringForm programmeId={id} onClose={close} />}</Adder>}
    </Section>
  );
}

/** Those of the institution's list, and the one that the gathering has already. */
function useKinds(programmeId: string, entry?: Gathering): { value: string; label: string }[] {
  const local = useLocal();
  const { data = [] } = useApi('/api/programmes/{id}/gathering-kinds', { path: { id: programmeId } });
  const own = entry && data.every(({ code }) => code !== entry.kind) ? [{ code: entry.kind, label: entry.kindLabel }] : [];
  return [...data, ...own].map(({ code, label }) => ({ value: code, label: local(label) }));
}

interface GatheringProps {
  programmeId: string;
  entry?: Gathering;
  onClose: () => void;
}

function GatheringForm({ programmeId, entry, onClose }: GatheringProps) {
  const { t } = useTranslation('programmes');
  const kinds = useKinds(programmeId, entry);
  const state = useApiForm({
    initialValues: {
      kind: entry?.kind ?? '',
      title: entry?.title ?? { fr: '', ar: '' },
      startsOn: entry?.startsOn ?? '',
      endsOn: entry?.endsOn ?? '',
      place: entry?.place ?? '',
      attendance: entry?.attendance ?? '',
    },
    submit: async (values, key) => {
      const body = {
        ...values,
        endsOn: values.endsOn || values.startsOn,
        attendance: values.attendance === '' ? null : Number(values.attendance),
      };
      if (entry) await api.put('/api/programmes/gatherings/{id}', { path: entry, body: { ...body, version: entry.version } }, key);
      else await api.post('/api/programmes/{id}/gatherings', { path: { id: programmeId }, body }, key);
    },
    invalidates: ['/api/programmes'],
    onSuccess: onClose,
  });
  const { form } = state;
  const Form = entry ? FormDialog : ShortForm;
  return (
    <Form title={t('correctGathering')} state={state} action={entry ? t('save') : t('addGathering')} onClose={onClose}>
      <SelectField
        form={form}
        name="kind"
        label={t('kind')}
        maw={320}
        required
        data={entry ? kinds : [{ value: '', label: t('chooseKind') }, ...kinds]}
      />
      <BilingualInput form={form} name="title" label={t('title')} required />
      <DateField form={form} name="startsOn" label={t('startsOn')} required />
      <DateField form={form} name="endsOn" label={t('endsOn')} description={t('endsOnHint')} />
      <TextField form={form} name="place" label={t('place')} required maw={420} />
      <NumberField form={form} name="attendance" label={t('attendance')} maw={160} />
    </Form>
  );
}
