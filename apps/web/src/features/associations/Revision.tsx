import type { AssociationView, RevisionView } from '#associations';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApiForm } from '../../app/api/index.js';
import { CheckField, Dated, ErrorSummary, LocalText, ProblemAlert, Section, TextAreaField } from '../../ui/index.js';
import { FieldValue, useFieldName, verifiedValues } from './fields.js';
import { Remarks } from './Remarks.js';
import { afterDecision } from './ReasonForm.js';

/** Changes to what was verified: beside what counts until an officer has decided. */
export function Revision({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const { revision } = association;
  if (!revision) return null;
  return (
    <Section title={t('revision.title')} id="revision">
      <p className="lead">
        <LocalText text={revision.stateLabel} /> · <Dated at={revision.proposed} /> · {t('revision.meanwhile')}
      </p>
      <Remarks remarks={revision.remarks} />
      {revision.can.includes('accept') ? (
        <DecisionForm association={association} revision={revision} />
      ) : (
        <>
          {revision.fields.map((field) => (
            <Change key={field} association={association} revision={revision} field={field} />
          ))}
          {revision.can.includes('withdraw') && <Withdraw association={association} revision={revision} />}
        </>
      )}
    </Section>
  );
}

interface Both {
  association: AssociationView;
  revision: RevisionView;
}

function Change({ association, revision, field }: Both & { field: RevisionView['fields'][number] }) {
  const { t } = useTranslation('associations');
  const nameOf = useFieldName();
  return (
    <div className="field-row" style={{ marginBlockEnd: 12 }}>
      <div>
        <strong>{nameOf(field)}</strong>
        <div className="work-when">{t('revision.verified')}</div>
        <FieldValue field={field} values={verifiedValues(association)} />
      </div>
      <div>
        <div className="work-when">{t('revision.proposed')}</div>
        <FieldValue field={field} values={revision.changes} />
      </div>
    </div>
  );
}

function Withdraw({ association, revision }: Both) {
  const { t } = useTranslation('associations');
  const withdraw = useAction({
    call: (_, key) =>
      api.post('/api/associations/{id}/revisions/{revisionId}/withdrawal', { path: { id: association.id, revisionId: revision.id } }, key),
    invalidates: afterDecision,
  });
  return (
    <>
      <ProblemAlert problem={withdraw.problem} />
      <Button variant="default" loading={withdraw.pending} onClick={() => withdraw.run()}>
        {t('revision.withdraw')}
      </Button>
    </>
  );
}

/** Each field is accepted, or goes back with the reason. */
function DecisionForm({ association, revision }: Both) {
  const { t } = useTranslation('associations');
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { fields: revision.fields.map((field) => ({ field, accepted: true, remark: '' })) },
    submit: ({ fields }, key) =>
      api.post(
        '/api/associations/{id}/revisions/{revisionId}/decision',
        {
          path: { id: association.id, revisionId: revision.id },
          body: { version: revision.version, fields: fields.map((row) => ({ ...row, remark: row.accepted ? null : row.remark || null })) },
        },
        key,
      ),
    invalidates: afterDecision,
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      {revision.fields.map((field, index) => (
        <div key={field}>
          <Change association={association} revision={revision} field={field} />
          <CheckField form={form} name={`fields.${index}.accepted`} label={t('revision.accept')} mb="xs" />
          {!form.values.fields[index]?.accepted && (
            <TextAreaField
              form={form}
              name={`fields.${index}.remark`}
              label={t('revision.remark')}
              description={t('decide.reasonHint')}
              required
            />
          )}
        </div>
      ))}
      <Group gap="sm" mt="sm">
        <Button type="submit" loading={pending}>
          {t('revision.decide')}
        </Button>
      </Group>
    </form>
  );
}
