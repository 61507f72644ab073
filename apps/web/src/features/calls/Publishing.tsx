import type { CallView } from '#calls';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { AppLink, ConfirmDialog, Deadline, ProblemAlert, Section, useLocal } from '../../ui/index.js';
import { placeOf, SECTIONS } from './sections.js';
import { useReadiness } from './SectionTasks.js';
import styles from './calls.module.css';

/** The button that publishes, once nothing stands against it. */
export function Publishing({ call }: { call: CallView }) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const { data: readiness, error } = useReadiness(call);
  const [asking, setAsking] = useState(false);
  const publish = useAction({
    call: (_: void, key) => api.post('/api/calls/{id}/publication', { path: { id: call.id }, body: { version: call.version } }, key),
    invalidates: ['/api/calls', '/api/home'],
    onSuccess: () => setAsking(false),
  });
  if (error) return <ProblemAlert problem={error} />;
  if (!readiness?.ready) return null;
  return (
    <Section title={t('readyTitle')}>
      {call.programme.active ? (
        <p>{t('ready')}</p>
      ) : (
        <p>
          {t('programmeNotActive')} <AppLink href={`/app/programmes/${call.programme.id}`}>{local(call.programme.title)}</AppLink>
        </p>
      )}
      {call.can.includes('publish') && call.programme.active && <Button onClick={() => setAsking(true)}>{t('publish')}</Button>}
      <ConfirmDialog
        opened={asking}
        title={t('publishTitle')}
        action={t('publish')}
        pending={publish.pending}
        onConfirm={() => publish.run()}
        onClose={() => setAsking(false)}
      >
        <p>{t('publishWhy')}</p>
        <p>
          {t('milestone.opens')} <Deadline at={call.milestones.opens} />
          <br />
          {t('milestone.closes')} <Deadline at={call.milestones.closes} />
        </p>
        <ProblemAlert problem={publish.problem} />
      </ConfirmDialog>
    </Section>
  );
}

/** What stands against publishing, each thing a link to where it is corrected. */
export function Missing({ call }: { call: CallView }) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const { errors = [] } = useReadiness(call).data ?? {};
  if (errors.length === 0) return null;
  const bySection = SECTIONS.map((section) => ({ section, own: errors.filter(({ path }) => placeOf(path).section === section) }));
  return (
    <Section title={t('missingTitle', { count: errors.length })}>
      <p className="work-when">{t('missingLead')}</p>
      <ul className={styles.missing}>
        {bySection
          .filter(({ own }) => own.length > 0)
          .map(({ section, own }) => (
            <li key={section}>
              <strong>{t(`section.${section}`)}</strong>
              <ul>
                {own.map(({ path, code, message }) => (
                  <li key={`${path} ${code}`}>
                    <AppLink href={`/app/calls/${call.id}/${section}#${placeOf(path).field}`}>
                      {[nameOf(path), message].filter(Boolean).join(' — ')}
                    </AppLink>
                  </li>
                ))}
              </ul>
            </li>
          ))}
      </ul>
    </Section>
  );

  /** What the place is called: the item's own words when it has some, otherwise its kind and number. */
  function nameOf(path: string): string {
    const parts = path.split('.');
    const [head = '', second = '', third] = parts;
    if (head === 'form' && second === 'fields' && third)
      return local(call.form?.fields[Number(third)]?.label) || t('fieldNumber', { number: Number(third) + 1 });
    if (head === 'form' && second === 'sections' && third) return t('sectionNumber', { number: Number(third) + 1 });
    if (head === 'grid' && third)
      return local(call.grid?.criteria[Number(third)]?.label) || t('criterionNumber', { number: Number(third) + 1 });
    if (head === 'calendar' && second) return t(`milestone.${second}`);
    if (head === 'funding') return local(call.regions.find(({ code }) => code === second)?.label);
    if (head === 'targetGroups') return t('targetGroup', { number: Number(second) + 1 });
    if (head === 'eligibility') return t('questionNumber', { number: Number(second) + 1 });
    if (head === 'documents') return t('documentNumber', { number: Number(second) + 1 });
    if (NAMED.has(head)) return t(`place.${head}`);
    return '';
  }
}

const NAMED = new Set(['title', 'summary', 'description', 'regionCodes', 'domainCodes', 'ceilingCentimes', 'floorCentimes']);
