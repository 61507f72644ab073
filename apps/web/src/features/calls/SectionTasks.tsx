import type { CallView } from '#calls';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api/index.js';
import { Section, StateBadge, TaskList, useLanguage } from '../../ui/index.js';
import { placeOf, SECTIONS, type SectionCode } from './sections.js';

/** The parts of the call in any order, with what the API says still lacks in each. */
export function SectionTasks({ call }: { call: CallView }) {
  const { t } = useTranslation('calls');
  const isDraft = call.state === 'draft';
  const { data } = useReadiness(call);
  const lacking = (section: SectionCode) => (data?.errors ?? []).filter(({ path }) => placeOf(path).section === section).length;
  return (
    <Section title={isDraft ? t('tasks') : t('parts')}>
      <TaskList
        label={isDraft ? t('tasks') : t('parts')}
        tasks={SECTIONS.map((section) => ({
          href: `/app/calls/${call.id}/${section}`,
          label: t(`section.${section}`),
          status: isDraft && data ? <TaskState empty={isEmpty(call, section)} lacking={lacking(section)} /> : null,
        }))}
      />
    </Section>
  );
}

/** What stands against publishing a draft; asked for no other state. */
export const useReadiness = ({ id, state }: CallView) => {
  const language = useLanguage();
  return useApi('/api/calls/{id}/readiness', { path: { id }, query: { lang: language } }, { enabled: state === 'draft', staleTime: 0 });
};

function TaskState({ empty, lacking }: { empty: boolean; lacking: number }) {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  if (lacking > 0 && empty) return <StateBadge state="todo" label={{ [language]: t('task.todo') }} />;
  if (lacking > 0) return <StateBadge state="to_complete" label={{ [language]: t('task.lacking', { count: lacking }) }} />;
  if (empty) return <StateBadge state="optional" label={{ [language]: t('task.optional') }} />;
  return <StateBadge state="done" label={{ [language]: t('task.done') }} />;
}

function isEmpty(call: CallView, section: SectionCode): boolean {
  const empty: Record<SectionCode, boolean> = {
    content: !call.summary.fr && !call.summary.ar && !call.description.fr && !call.description.ar,
    territory: call.domainCodes.length === 0 && call.funding.length === 0,
    money: call.ceilingCentimes === null,
    audience: call.targetGroups.length === 0 && call.eligibility.length === 0,
    calendar: call.calendar === null,
    form: call.form === null,
    grid: call.grid === null,
    documents: call.documents.length === 0,
  };
  return empty[section];
}
