import type { AssociationView } from '#associations';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApiForm } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import { DateField, Day, FormDialog, ProblemAlert, Section, SelectField, TextAreaField, useNamed, Written } from '../../ui/index.js';
import listStyles from '../../ui/lists.module.css';

/** Who signs in the place of the president, for which days, and what was written about it. */
export function Delegations({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const named = useNamed();
  const delegates = useMay()('association.delegate');
  const [giving, setGiving] = useState(false);
  const end = useAction<string>({
    call: (id, key) =>
      api.post('/api/associations/{id}/delegations/{delegationId}/end', { path: { id: association.id, delegationId: id } }, key),
    invalidates: ['/api/associations'],
  });
  const others = association.members.filter(({ role }) => role !== 'association.president' && role !== 'association.delegate');
  if (association.delegations.length === 0 && !delegates) return null;
  return (
    <Section title={t('delegations.title')} id="delegations">
      <ProblemAlert problem={end.problem} />
      {association.delegations.length === 0 ? (
        <p className="lead">{t('delegations.none')}</p>
      ) : (
        <ul className={listStyles.framed}>
          {association.delegations.map((delegation) => (
            <li key={delegation.id}>
              <bdi>{delegation.name}</bdi>{' '}
              <span className="work-when">
                · {t('delegations.from')} <Day date={delegation.startsOn} /> {t('delegations.to')} <Day date={delegation.endsOn} /> ·{' '}
                {t('delegations.by')} <bdi>{delegation.givenBy}</bdi>
              </span>
              {delegation.can.includes('end') && (
                <Button
                  ms="sm"
                  size="compact-xs"
                  variant="default"
                  loading={end.pending}
                  onClick={() => end.run(delegation.id)}
                  aria-label={named(t('delegations.end'), delegation.name)}
                >
                  {t('delegations.end')}
                </Button>
              )}
              <div>
                <Written>{delegation.statement}</Written>
              </div>
            </li>
          ))}
        </ul>
      )}
      {delegates && others.length > 0 && (
        <Button variant="default" onClick={() => setGiving(true)}>
          {t('delegations.give')}
        </Button>
      )}
      {giving && <GiveForm associationId={association.id} others={others} onClose={() => setGiving(false)} />}
    </Section>
  );
}

interface GiveProps {
  associationId: string;
  others: AssociationView['members'];
  onClose: () => void;
}

function GiveForm({ associationId, others, onClose }: GiveProps) {
  const { t } = useTranslation('associations');
  const state = useApiForm({
    initialValues: { personId: others[0]?.personId ?? '', startsOn: '', endsOn: '', statement: '' },
    submit: (body, key) => api.post('/api/associations/{id}/delegations', { path: { id: associationId }, body }, key),
    invalidates: ['/api/associations'],
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('delegations.give')} state={state} action={t('delegations.give')} onClose={onClose}>
      <p>{t('delegations.why')}</p>
      <SelectField
        form={state.form}
        name="personId"
        label={t('delegations.who')}
        data={others.map(({ personId, name }) => ({ value: personId, label: name }))}
      />
      <DateField form={state.form} name="startsOn" label={t('delegations.startsOn')} required />
      <DateField form={state.form} name="endsOn" label={t('delegations.endsOn')} required />
      <TextAreaField
        form={state.form}
        name="statement"
        label={t('delegations.statement')}
        description={t('delegations.statementHint')}
        required
      />
    </FormDialog>
  );
}
