import type { CommitteeView, UsualRules } from '#committees';
import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../../app/address.js';
import { api, useApi, useApiForm } from '../../../app/api/index.js';
import { useRegions } from '../../../app/reference.js';
import { Loaded } from '../../../app/shell/Loaded.js';
import {
  AppLink,
  BilingualInput,
  ErrorSummary,
  isolatedIn,
  PageTitle,
  ProblemAlert,
  SelectField,
  TextField,
  useGo,
  useLanguage,
  useLocal,
} from '../../../ui/index.js';

interface Settings {
  [key: string]: unknown;
  regionCode: string;
  name: { fr: string; ar: string };
  /** As typed. */
  quorum: string;
  quorumPerCollege: string;
  convocationDays: string;
  appealDays: string;
}

export function NewCommitteePage() {
  const { t } = useTranslation('committees');
  const query = useApi('/api/committees/usual-rules', {});
  const none = { regionCode: '', name: { fr: '', ar: '' } };
  return (
    <Loaded query={query}>{(rules) => <CommitteeForm title={t('committee.create')} initial={{ ...none, ...typedRules(rules) }} />}</Loaded>
  );
}

export function EditCommitteePage() {
  const { t } = useTranslation('committees');
  const local = useLocal();
  const language = useLanguage();
  const query = useApi('/api/committees/{id}', { path: { id: useParam('committeeId') } });
  return (
    <Loaded query={query}>
      {(committee) => (
        <CommitteeForm
          key={committee.id}
          id={committee.id}
          title={t('committee.editOf', { committee: isolatedIn(language, local(committee.name)) })}
          initial={typed(committee)}
        />
      )}
    </Loaded>
  );
}

function CommitteeForm({ id, title, initial }: { id?: string; title: string; initial: Settings }) {
  const { t } = useTranslation(['committees', 'common']);
  const local = useLocal();
  const regions = useRegions();
  const go = useGo();
  const back = id ? `/app/committees/${id}` : '/app/committees';
  const state = useApiForm<Settings, { id: string } | void>({
    initialValues: initial,
    submit: ({ regionCode, name, quorum, ...numbers }, key) => {
      const settings = {
        name,
        quorumBasisPoints: Math.round(Number(quorum.replace(',', '.')) * 100),
        quorumPerCollege: Number(numbers.quorumPerCollege),
        convocationDays: Number(numbers.convocationDays),
        appealDays: Number(numbers.appealDays),
      };
      return id
        ? api.put('/api/committees/{id}', { path: { id }, body: settings }, key)
        : api.post('/api/committees', { body: { ...settings, regionCode } }, key);
    },
    invalidates: ['/api/committees'],
    onSuccess: (created) => go(created ? `/app/committees/${created.id}` : back),
  });
  const { form } = state;
  const number = { inputMode: 'numeric', className: 'digits-input', styles: { wrapper: { maxWidth: 160 } }, required: true } as const;
  return (
    <>
      <PageTitle over={<AppLink href={back}>{t('list.title')}</AppLink>} title={title} />
      <form onSubmit={state.onSubmit} noValidate className="form-wide">
        <ErrorSummary {...state.summary} />
        <ProblemAlert problem={state.problem} />
        <Stack gap="md">
          {!id && (
            <SelectField
              form={form}
              name="regionCode"
              label={t('committee.region')}
              required
              data={[{ value: '', label: t('choose') }, ...regions.map(({ code, label }) => ({ value: code, label: local(label) }))]}
            />
          )}
          <BilingualInput form={form} name="name" label={t('committee.name')} required />
          <TextField form={form} name="quorum" label={t('committee.quorumPercent')} {...number} inputMode="decimal" />
          <TextField
            form={form}
            name="quorumPerCollege"
            label={t('committee.perCollege')}
            description={t('committee.perCollegeHint')}
            {...number}
          />
          <TextField
            form={form}
            name="convocationDays"
            label={t('committee.convocationDays')}
            description={t('committee.convocationHint')}
            {...number}
          />
          <TextField form={form} name="appealDays" label={t('committee.appealDays')} description={t('committee.appealHint')} {...number} />
          <Group gap="sm">
            <Button type="submit" loading={state.pending}>
              {id ? t('committee.save') : t('committee.create')}
            </Button>
            <AppLink href={back}>{t('common:cancel')}</AppLink>
          </Group>
        </Stack>
      </form>
    </>
  );
}

const typed = ({ regionCode, name, ...rules }: CommitteeView): Settings => ({
  regionCode,
  name: { fr: name.fr, ar: name.ar },
  ...typedRules(rules),
});

const typedRules = (rules: UsualRules): Pick<Settings, 'quorum' | 'quorumPerCollege' | 'convocationDays' | 'appealDays'> => ({
  quorum: String(rules.quorumBasisPoints / 100),
  quorumPerCollege: String(rules.quorumPerCollege),
  convocationDays: String(rules.convocationDays),
  appealDays: String(rules.appealDays),
});
