import type { InstitutionItem, InstitutionsView } from '#institution';
import type { PartyRole, ProgrammeView } from '#programmes';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useApi, useApiForForm, useApiForm } from '../../app/api/index.js';
import { useRegions } from '../../app/reference.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  choiceIn,
  ErrorSummary,
  PageTitle,
  ProblemAlert,
  RowsTable,
  SelectField,
  TextField,
  useGo,
  useLocal,
  type RowColumn,
} from '../../ui/index.js';

interface PartyRow {
  role: PartyRole;
  institutionId: string;
  regionCode: string;
  payingAccountId: string;
}
interface Values extends Record<string, unknown> {
  parties: PartyRow[];
  reason: string;
}

const ROLES: readonly PartyRole[] = ['owner', 'contracting', 'paying', 'operating'];

/** Says anew who owns the programme, signs and pays; what was signed keeps who signed it. */
export function PartiesPage() {
  const id = useParam('programmeId');
  const programme = useApiForForm('/api/programmes/{id}', { path: { id } });
  const institutions = useApi('/api/institutions');
  return (
    <Loaded query={programme}>
      {(data) => <Loaded query={institutions}>{(known) => <PartiesForm programme={data} known={known} />}</Loaded>}
    </Loaded>
  );
}

function PartiesForm({ programme, known: { items: institutions, accounts } }: { programme: ProgrammeView; known: InstitutionsView }) {
  const { t } = useTranslation('programmes');
  const local = useLocal();
  const go = useGo();
  const regions = useRegions();
  const takesTwo = programme.state !== 'draft';
  // Those named by others stand, also where one does not read about them otherwise.
  const others = programme.parties.filter(({ institutionId }) => !institutions.some(({ id }) => id === institutionId));
  const nameOf = (id: string) => local(institutions.find((one) => one.id === id)?.name);
  const isOffered = ({ id, state }: InstitutionItem) =>
    state === 'in_use' || programme.parties.some(({ institutionId }) => institutionId === id);
  const offered = [
    ...institutions.filter(isOffered).map(({ id, name }) => ({ value: id, label: local(name) })),
    ...new Map(
      others.map(({ institutionId, institution }) => [institutionId, { value: institutionId, label: local(institution) }]),
    ).values(),
  ];
  const offeredAccounts = [
    ...accounts.map(({ id, institutionId, title }) => ({ value: id, label: `${title} · ${nameOf(institutionId)}` })),
    // One that was retired since, or of whom one does not read about: it stands until another is chosen.
    ...programme.parties.flatMap(({ payingAccountId: id, account }) =>
      id && !accounts.some((one) => one.id === id) ? [{ value: id, label: account ?? t('otherAccount') }] : [],
    ),
  ];
  const back = `/app/programmes/${programme.id}`;
  const { form, onSubmit, pending, problem, summary } = useApiForm<Values, { proposalId: string | null }>({
    initialValues: {
      parties: programme.parties.map(({ role, institutionId, regionCode, payingAccountId }) => ({
        ...{ role, institutionId },
        payingAccountId: payingAccountId ?? '',
        regionCode: regionCode ?? '',
      })),
      reason: '',
    },
    submit: ({ parties, reason }, key) =>
      api.put(
        '/api/programmes/{id}/parties',
        {
          path: { id: programme.id },
          body: {
            parties: parties.map(({ regionCode, payingAccountId, ...party }) => ({
              ...party,
              regionCode: regionCode || null,
              payingAccountId: payingAccountId || null,
            })),
            before: programme.parties.map(({ role, institutionId, regionCode, payingAccountId }) => ({
              ...{ role, institutionId, regionCode, payingAccountId },
            })),
            ...(takesTwo ? { reason } : {}),
          },
        },
        key,
      ),
    invalidates: ['/api/programmes', '/api/proposals'],
    onSuccess: ({ proposalId }) => go(proposalId ? `/app/proposals/${proposalId}` : back),
  });
  const choice = (
    key: 'role' | 'institutionId' | 'regionCode' | 'payingAccountId',
    label: string,
    data: { value: string; label: string }[],
  ): RowColumn<PartyRow> => ({
    ...{ key, label },
    share: 1,
    read: choiceIn(data),
    unread: '',
    cell: (field) => <SelectField {...field} data={data} />,
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <PageTitle title={t('decideParties')} over={<AppLink href={back}>{local(programme.title)}</AppLink>} lead={t('partiesLead')} />
      <ErrorSummary {...summary} />
      <ProblemAlert problem={problem} />
      <RowsTable<PartyRow>
        form={form}
        name="parties"
        caption={t('parties')}
        columns={[
          choice(
            'role',
            t('partyRole'),
            ROLES.map((role) => ({ value: role, label: t(`party.${role}`) })),
          ),
          choice('institutionId', t('partyInstitution'), offered),
          choice('regionCode', t('region'), [
            { value: '', label: t('allRegions') },
            ...regions.map(({ code, label }) => ({ value: code, label: local(label) })),
          ]),
          choice('payingAccountId', t('payingAccount'), [{ value: '', label: t('defaultAccount') }, ...offeredAccounts]),
        ]}
        blank={() => ({ role: 'contracting', institutionId: institutions[0]?.id ?? '', regionCode: '', payingAccountId: '' })}
        addLabel={t('addParty')}
        rowLabel={(number) => t('partyNumber', { number })}
        removable={({ role }) => role !== 'owner'}
      />
      {takesTwo && (
        <>
          <p className="work-when">{t('partiesTwo')}</p>
          <TextField form={form} name="reason" label={t('partiesWhy')} required maw={640} />
        </>
      )}
      <Group gap="md" mt="md">
        <Button type="submit" loading={pending}>
          {takesTwo ? t('proposeParties') : t('save')}
        </Button>
        <AppLink href={back}>{t('common:cancel')}</AppLink>
      </Group>
    </form>
  );
}
