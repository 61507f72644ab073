import type { Dossier } from '#applications';
import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDomains, useRegions } from '../../../app/reference.js';
import { Amount, Dated, KeyValue, LocalText, Num, Section, useLocal, Written } from '../../../ui/index.js';
import { FIELDS } from '../fields/index.js';
import { Budget } from './Budget.js';
import { Documents } from './Documents.js';
import { Parts } from './Parts.js';
import styles from './DossierView.module.css';

interface DossierProps {
  dossier: Dossier;
  /** The reader's own way to a document. */
  attachmentHref: (attachmentId: string) => string;
}

/** A whole file as it is read on a page of its own, and on paper: by its association before and after it is handed in, and by officers. */
export function DossierView({ dossier, attachmentHref }: DossierProps) {
  const { t } = useTranslation('applications');
  return (
    <>
      <Project dossier={dossier} />
      <Parts dossier={dossier} />
      <Section title={t('sections.budget')}>
        <Budget budget={dossier.budget} />
      </Section>
      <Section title={t('sections.documents')}>
        <Documents dossier={dossier} href={attachmentHref} />
      </Section>
    </>
  );
}

/** The same file beside what its reader writes about it: its figures first, then one part at a time. */
export function DossierPane({ dossier, attachmentHref }: DossierProps) {
  const { t } = useTranslation('applications');
  return (
    <>
      <Figures dossier={dossier} />
      <Tabs defaultValue="project">
        <Tabs.List mb="md">
          <Tabs.Tab value="project">{t('dossier.project')}</Tabs.Tab>
          <Tabs.Tab value="plan">{t('dossier.plan')}</Tabs.Tab>
          <Tabs.Tab value="budget">{t('sections.budget')}</Tabs.Tab>
          <Tabs.Tab value="documents">{t('dossier.documents', { count: dossier.attachments.length })}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="project">
          <Project dossier={dossier} />
        </Tabs.Panel>
        <Tabs.Panel value="plan">
          <Parts dossier={dossier} />
        </Tabs.Panel>
        <Tabs.Panel value="budget">
          <Budget budget={dossier.budget} />
        </Tabs.Panel>
        <Tabs.Panel value="documents">
          <Documents dossier={dossier} href={attachmentHref} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** What the project is called, what was answered before it began, and the answers to the call's form. */
function Project({ dossier: { facts, association, eligibility, sections } }: { dossier: Dossier }) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const regions = useRegions();
  const domains = useDomains();
  return (
    <>
      <Section title={t('sections.project')}>
        <KeyValue
          rows={[
            [t('project.title'), facts.title ? <Written key="title">{facts.title}</Written> : '—'],
            [t('association'), <LocalText key="association" text={association.name} />],
            [t('project.domain'), local(domains.find(({ code }) => code === facts.domainCode)?.label) || facts.domainCode],
            [t('project.region'), local(regions.find(({ code }) => code === facts.regionCode)?.label) || facts.regionCode],
          ]}
        />
      </Section>
      {eligibility.length > 0 && (
        <Section title={t('sections.eligibility')}>
          <KeyValue
            rows={eligibility.map(({ code, question, text }) => [
              <LocalText key={code} text={question} />,
              <LocalText key={`${code} answer`} text={text} />,
            ])}
          />
        </Section>
      )}
      {sections.map((section) => (
        <Section key={section.code} title={<LocalText text={section.label} />}>
          {section.answers.map(({ code, label, kind, value, text }) => {
            const { Answer } = FIELDS[kind];
            return (
              <div key={code} className={styles.answer}>
                <h3>
                  <LocalText text={label} />
                </h3>
                <p dir="auto">
                  <Answer text={text} value={value} />
                </p>
              </div>
            );
          })}
        </Section>
      ))}
    </>
  );
}

function Figures({ dossier: { facts, budget, targetGroups, submitted } }: { dossier: Dossier }) {
  const { t } = useTranslation('applications');
  const people = targetGroups.reduce((sum, group) => sum + group.expected, 0);
  const figures = [
    [t('dossier.asked'), <Amount key="asked" centimes={budget.askedCentimes} />],
    [t('dossier.total'), <Amount key="total" centimes={facts.totalCentimes} />],
    [t('dossier.own'), <Amount key="own" centimes={budget.ownCentimes} />],
    [t('dossier.people'), <Num key="people" value={people} />],
    [t('dossier.submitted'), <Dated key="submitted" at={submitted} />],
  ] as const;
  return (
    <dl className={styles.figures}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
