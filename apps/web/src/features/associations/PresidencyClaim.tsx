import type { AssociationView, PresidencyClaimView } from '#associations';
import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, fileAddress, useAction, useApiForm } from '../../app/api/index.js';
import { useMay } from '../../app/session/session.js';
import {
  DateField,
  Dated,
  Day,
  Email,
  FormDialog,
  KeyValue,
  languageNames,
  languages,
  LocalText,
  ProblemAlert,
  Section,
  SelectField,
  TextField,
  typedDirection,
  useLanguage,
  Written,
} from '../../ui/index.js';
import { PredecessorField } from './PredecessorField.js';
import { ReasonForm } from './ReasonForm.js';

/** The presidency where its holder does not hand it over: minutes in the vault, a delay to object, an officer who decides. */
export function PresidencyClaim({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const claims = useMay()('presidency_claim.claim');
  const [claiming, setClaiming] = useState(false);
  const claim = association.presidencyClaim;
  if (claim) return <Waiting associationId={association.id} claim={claim} />;
  if (!claims) return null;
  const minutes = association.documents.some(({ kind }) => kind === 'assembly_minutes');
  return (
    <Section title={t('presidency.title')} id="presidency">
      <p>{t('presidency.why')}</p>
      {minutes ? (
        <Button variant="default" onClick={() => setClaiming(true)}>
          {t('presidency.claim')}
        </Button>
      ) : (
        <p className="lead">{t('presidency.minutesFirst')}</p>
      )}
      {claiming && <ClaimForm associationId={association.id} onClose={() => setClaiming(false)} />}
    </Section>
  );
}

const deeds = { object: 'objection', confirm: 'confirmation', refuse: 'refusal' } as const;
type Deed = keyof typeof deeds;

function Waiting({ associationId, claim }: { associationId: string; claim: PresidencyClaimView }) {
  const { t } = useTranslation('associations');
  const [asking, setAsking] = useState<Deed | null>(null);
  const path = { id: associationId, claimId: claim.id };
  const withdraw = useAction({
    call: (_, key) => api.post('/api/associations/{id}/presidency-claims/{claimId}/withdrawal', { path }, key),
    invalidates: ['/api/associations'],
  });
  const open = (Object.keys(deeds) as Deed[]).filter((deed) => claim.can.includes(deed));
  return (
    <Section title={t('presidency.title')} id="presidency">
      <Alert color="orange" mb="sm" icon={<IconAlertTriangle aria-hidden />}>
        {t('presidency.waits')}
      </Alert>
      <KeyValue
        rows={[
          [
            t('presidency.candidate'),
            <>
              <bdi>{claim.candidate}</bdi> {claim.candidateEmail && <Email>{claim.candidateEmail}</Email>}
            </>,
          ],
          [t('presidency.electedOn'), <Day key="elected" date={claim.electedOn} />],
          [
            t('presidency.minutes'),
            <a key="minutes" href={fileAddress('/api/associations/{id}/presidency-claims/{claimId}/minutes', { path })} download>
              {t('presidency.readMinutes')}
            </a>,
          ],
          [
            t('presidency.depositedBy'),
            <>
              <bdi>{claim.depositedBy}</bdi> · <Dated at={claim.deposited} />
            </>,
          ],
          [t('presidency.objectionUntil'), <Dated key="until" at={claim.objectionUntil} />],
          [t('presidency.state'), <LocalText key="state" text={claim.stateLabel} />],
          [t('presidency.objection'), claim.objection && <Written key="objection">{claim.objection}</Written>],
        ]}
      />
      <ProblemAlert problem={withdraw.problem} />
      <Group gap="sm" mt="sm">
        {open.map((deed) => (
          <Button key={deed} variant={deed === 'confirm' ? 'filled' : 'default'} onClick={() => setAsking(deed)}>
            {t(`presidency.${deed}`)}
          </Button>
        ))}
        {claim.can.includes('withdraw') && (
          <Button variant="default" loading={withdraw.pending} onClick={() => withdraw.run()}>
            {t('presidency.withdraw')}
          </Button>
        )}
      </Group>
      {asking && (
        <ReasonForm
          title={t(`presidency.${asking}`)}
          send={(body, key) => api.post(`/api/associations/{id}/presidency-claims/{claimId}/${deeds[asking]}`, { path, body }, key)}
          hint={t('presidency.reasonHint')}
          onClose={() => setAsking(null)}
        />
      )}
    </Section>
  );
}

function ClaimForm({ associationId, onClose }: { associationId: string; onClose: () => void }) {
  const { t } = useTranslation('associations');
  const state = useApiForm({
    initialValues: { name: '', email: '', language: useLanguage(), electedOn: '', predecessorRole: 'none' },
    submit: (values, key) =>
      api.post(
        '/api/associations/{id}/presidency-claims',
        { path: { id: associationId }, body: { ...values, email: values.email.trim() } },
        key,
      ),
    invalidates: ['/api/associations'],
    onSuccess: onClose,
  });
  const { form } = state;
  return (
    <FormDialog title={t('presidency.claim')} state={state} action={t('presidency.deposit')} onClose={onClose}>
      <p>{t('presidency.how')}</p>
      <TextField form={form} name="name" label={t('presidency.name')} required />
      <TextField form={form} name="email" label={t('presidency.email')} type="email" attributes={typedDirection('ltr')} required />
      <SelectField
        form={form}
        name="language"
        label={t('members.language')}
        data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
      />
      <DateField form={form} name="electedOn" label={t('presidency.electedOn')} required />
      <PredecessorField form={form} label={t('members.predecessorClaim')} />
    </FormDialog>
  );
}
