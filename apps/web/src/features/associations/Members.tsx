import type { AssociationView } from '#associations';
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction, useApiForm } from '../../app/api/index.js';
import { useRenewSession, useSession } from '../../app/session/session.js';
import {
  ConfirmDialog,
  Dated,
  Day,
  Email,
  ErrorSummary,
  languageNames,
  languages,
  LocalText,
  ProblemAlert,
  SelectField,
  TextField,
  typedDirection,
  useGo,
  useLanguage,
  useLocal,
  useNamed,
} from '../../ui/index.js';
import { PredecessorField } from './PredecessorField.js';
import { ChangeRole, type Held } from './ChangeRole.js';
import { useChoices } from './IdentityFields.js';
import listStyles from '../../ui/lists.module.css';

/** Who acts for the association here; the president asks people in, and they belong once they have said yes. */
export function Members({ association, invites }: { association: AssociationView; invites: boolean }) {
  const { t } = useTranslation('associations');
  const named = useNamed();
  const { person } = useSession();
  const [inviting, setInviting] = useState(false);
  const [leaver, setLeaver] = useState<Leaver | null>(null);
  const [changing, setChanging] = useState<Held | null>(null);
  const isPresident = (personId: string) => association.members.some((member) => member.personId === personId && member.role === PRESIDENT);
  const mayLeave = association.members.some(({ personId }) => personId === person.id) && !isPresident(person.id);
  return (
    <>
      <ul className={listStyles.framed}>
        {association.members.map(({ personId, name, role, roleLabel, since, until, can }) => (
          <li key={`${personId} ${role}`}>
            <bdi>{name}</bdi>{' '}
            <span className="work-when">
              · <LocalText text={roleLabel} /> · {t('members.since')} <Day date={since} />
              {until && (
                <>
                  {' '}
                  {t('members.until')} <Day date={until} />
                </>
              )}
            </span>
            {invites && can.includes('change') && (
              <Button
                ms="sm"
                size="compact-xs"
                variant="default"
                onClick={() => setChanging({ personId, name, role, until })}
                aria-label={named(t('members.change'), name)}
              >
                {t('members.change')}
              </Button>
            )}
            {invites && can.includes('remove') && (
              <Button
                ms="sm"
                size="compact-xs"
                variant="default"
                onClick={() => setLeaver({ personId, name })}
                aria-label={named(t('members.remove'), name)}
              >
                {t('members.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {invites && association.invitations.length > 0 && <Sent association={association} />}
      <Group gap="sm">
        {invites && !inviting && (
          <Button variant="default" onClick={() => setInviting(true)}>
            {t('members.invite')}
          </Button>
        )}
        {mayLeave && (
          <Button variant="default" onClick={() => setLeaver({ personId: person.id, name: person.name })}>
            {t('members.leave')}
          </Button>
        )}
      </Group>
      {inviting && <InviteForm associationId={association.id} onDone={() => setInviting(false)} />}
      {changing && <ChangeRole associationId={association.id} held={changing} onClose={() => setChanging(null)} />}
      {leaver && <Leaving association={association} leaver={leaver} own={leaver.personId === person.id} onClose={() => setLeaver(null)} />}
    </>
  );
}

const PRESIDENT = 'association.president';
interface Leaver {
  personId: string;
  name: string;
}

/** Asked and not answered: the president may take it back. */
function Sent({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const named = useNamed();
  const withdraw = useAction<string>({
    call: (id, key) =>
      api.post(
        '/api/associations/{id}/members/invitations/{invitationId}/withdrawal',
        { path: { id: association.id, invitationId: id } },
        key,
      ),
    invalidates: ['/api/associations'],
  });
  return (
    <>
      <Text fw={600} size="sm">
        {t('members.waiting')}
      </Text>
      <ProblemAlert problem={withdraw.problem} />
      <ul className={listStyles.framed}>
        {association.invitations.map(({ id, name, email, roleLabel, expires }) => (
          <li key={id}>
            <bdi>{name}</bdi> <Email>{email}</Email>{' '}
            <span className="work-when">
              · <LocalText text={roleLabel} /> · {t('members.until')} <Dated at={expires} />
            </span>
            <Button
              ms="sm"
              size="compact-xs"
              variant="default"
              loading={withdraw.pending}
              onClick={() => withdraw.run(id)}
              aria-label={named(t('members.withdraw'), name)}
            >
              {t('members.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The end of a membership: one's own, or somebody's whom the president removes. */
function Leaving({
  association,
  leaver,
  own,
  onClose,
}: {
  association: AssociationView;
  leaver: Leaver;
  own: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('associations');
  const go = useGo();
  const renew = useRenewSession();
  const end = useAction({
    call: (_, key) =>
      own
        ? api.post('/api/associations/{id}/leaving', { path: { id: association.id } }, key)
        : api.del('/api/associations/{id}/members/{personId}', { path: { id: association.id, personId: leaver.personId } }, key),
    invalidates: own ? [] : ['/api/associations'],
    onSuccess: () => {
      onClose();
      if (!own) return;
      go('/app');
      void renew();
    },
  });
  return (
    <ConfirmDialog
      opened
      title={own ? t('members.leaveTitle') : t('members.removeTitle', { name: leaver.name })}
      action={own ? t('members.leave') : t('members.remove')}
      danger
      pending={end.pending}
      onConfirm={() => end.run()}
      onClose={onClose}
    >
      <ProblemAlert problem={end.problem} />
      {own ? t('members.leaveWhy') : t('members.removeWhy')}
    </ConfirmDialog>
  );
}

function InviteForm({ associationId, onDone }: { associationId: string; onDone: () => void }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const choices = useChoices();
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { name: '', email: '', language: useLanguage(), role: 'association.editor', predecessorRole: 'association.editor' },
    submit: ({ predecessorRole, ...values }, key) =>
      api.post(
        '/api/associations/{id}/members',
        {
          path: { id: associationId },
          body: { ...values, email: values.email.trim(), ...(values.role === PRESIDENT ? { predecessorRole } : {}) },
        },
        key,
      ),
    invalidates: ['/api/associations'],
    onSuccess: onDone,
  });
  return (
    <form onSubmit={onSubmit} noValidate className="form-wide">
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      <div className="field-row">
        <TextField form={form} name="name" label={t('members.name')} required />
        <TextField form={form} name="email" label={t('members.email')} type="email" attributes={typedDirection('ltr')} required />
        <SelectField
          form={form}
          name="role"
          label={t('members.role')}
          data={[
            ...(choices?.memberRoles ?? []).map(({ code, label }) => ({ value: code, label: local(label) })),
            { value: PRESIDENT, label: t('members.president') },
          ]}
        />
        <SelectField
          form={form}
          name="language"
          label={t('members.language')}
          data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        />
        {form.values.role === PRESIDENT && <PredecessorField form={form} label={t('members.predecessor')} />}
      </div>
      <Text size="sm" mb="sm">
        {form.values.role === PRESIDENT ? t('members.handOver') : t('members.sent')}
      </Text>
      <Group gap="sm">
        <Button type="submit" loading={pending}>
          {t('members.send')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  );
}
