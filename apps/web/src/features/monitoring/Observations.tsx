import { MAX_NARRATIVE } from '#monitoring/public';
import { useTranslation } from 'react-i18next';
import { api, useApiForm } from '../../app/api/index.js';
import { Adder, DateField, Day, Empty, ShortForm, TextAreaField, Timeline, Written } from '../../ui/index.js';

interface Observation {
  id: string;
  day: string;
  text: string;
  by: string;
}
type Kind = 'visit' | 'incident';

const ways = {
  visit: { day: 'visitedOn', text: 'findings' },
  incident: { day: 'occurredOn', text: 'description' },
} as const;

/** Site visits, or incidents: what was seen, when, by whom; the one and the other are written once. */
export function Observations({
  kind,
  conventionId,
  rows,
  mayAdd,
}: {
  kind: Kind;
  conventionId: string;
  rows: Observation[];
  mayAdd: boolean;
}) {
  const { t } = useTranslation('monitoring');
  return (
    <>
      {rows.length === 0 ? (
        <Empty title={t(`observation.${kind}.none`)}>
          <p>{mayAdd ? t(`observation.${kind}.noneHint`) : t(`observation.${kind}.noneRead`)}</p>
        </Empty>
      ) : (
        <Timeline
          entries={rows.map(({ id, day, text, by }) => ({
            id,
            title: <Day date={day} />,
            meta: <bdi>{by}</bdi>,
            body: <Written>{text}</Written>,
          }))}
        />
      )}
      {mayAdd && (
        <Adder label={t(`observation.${kind}.add`)}>
          {(close) => <ObservationForm kind={kind} conventionId={conventionId} onDone={close} />}
        </Adder>
      )}
    </>
  );
}

function ObservationForm({ kind, conventionId, onDone }: { kind: Kind; conventionId: string; onDone: () => void }) {
  const { t } = useTranslation('monitoring');
  const { day, text } = ways[kind];
  const state = useApiForm<Record<string, string>>({
    initialValues: { [day]: '', [text]: '' },
    submit: (values, key) => {
      const path = { id: conventionId };
      const [on, words] = [values[day] ?? '', values[text] ?? ''];
      return kind === 'visit'
        ? api.post('/api/monitoring/conventions/{id}/visits', { path, body: { visitedOn: on, findings: words } }, key)
        : api.post('/api/monitoring/conventions/{id}/incidents', { path, body: { occurredOn: on, description: words } }, key);
    },
    invalidates: ['/api/monitoring/conventions'],
    onSuccess: onDone,
  });
  return (
    <ShortForm state={state} action={t(`observation.${kind}.save`)} onClose={onDone}>
      <DateField form={state.form} name={day} label={t(`observation.${kind}.day`)} />
      <TextAreaField form={state.form} name={text} label={t(`observation.${kind}.text`)} maxLength={MAX_NARRATIVE} />
    </ShortForm>
  );
}
