import type { Dossier } from '#applications';
import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Amount, Dated, Empty, formatBytes, LocalText, Num, Section, useLanguage } from '../../../ui/index.js';
import { BudgetTables } from './BudgetTables.js';
import { DossierParts } from './DossierParts.js';
import './dossier.css';

/** A submitted file as those who judge it read it; `attachmentHref` is the reader's own way to a document. */
export function DossierView({ dossier, attachmentHref }: { dossier: Dossier; attachmentHref: (attachmentId: string) => string }) {
  const { t } = useTranslation('instruction');
  return (
    <>
      <DossierFigures dossier={dossier} />
      <Tabs defaultValue="project">
        <Tabs.List mb="md">
          <Tabs.Tab value="project">{t('dossier.project')}</Tabs.Tab>
          <Tabs.Tab value="plan">{t('dossier.plan')}</Tabs.Tab>
          <Tabs.Tab value="budget">{t('dossier.budget')}</Tabs.Tab>
          <Tabs.Tab value="documents">{t('dossier.documents', { count: dossier.attachments.length })}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="project">
          {dossier.sections.map((section) => (
            <Section key={section.code} title={<LocalText text={section.label} />}>
              {section.answers.map((answer) => (
                <div key={answer.code} className="answer">
                  <h3>
                    <LocalText text={answer.label} />
                  </h3>
                  <p dir="auto">
                    <LocalText text={answer.text} />
                  </p>
                </div>
              ))}
            </Section>
          ))}
        </Tabs.Panel>
        <Tabs.Panel value="plan">
          <DossierParts dossier={dossier} />
        </Tabs.Panel>
        <Tabs.Panel value="budget">
          <BudgetTables budget={dossier.budget} />
        </Tabs.Panel>
        <Tabs.Panel value="documents">
          <Attachments attachments={dossier.attachments} href={attachmentHref} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function DossierFigures({ dossier: { facts, budget, targetGroups, submitted } }: { dossier: Dossier }) {
  const { t } = useTranslation('instruction');
  const people = targetGroups.reduce((sum, group) => sum + group.expected, 0);
  const figures = [
    [t('dossier.asked'), <Amount key="asked" centimes={budget.askedCentimes} />],
    [t('dossier.total'), <Amount key="total" centimes={facts.totalCentimes} />],
    [t('dossier.own'), <Amount key="own" centimes={budget.ownCentimes} />],
    [t('dossier.people'), <Num key="people" value={people} />],
    [t('dossier.submitted'), <Dated key="submitted" at={submitted} />],
  ] as const;
  return (
    <dl className="figures">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Attachments({ attachments, href }: { attachments: Dossier['attachments']; href: (id: string) => string }) {
  const { t } = useTranslation('instruction');
  const language = useLanguage();
  if (attachments.length === 0) return <Empty title={t('dossier.noDocument')} />;
  return (
    <ul className="work">
      {attachments.map(({ id, label, name, size }) => (
        <li key={id}>
          <a href={href(id)} target="_blank" rel="noreferrer">
            <span>
              <span className="work-what">
                <LocalText text={label} />
              </span>
              <br />
              <bdi>{name}</bdi>
            </span>
            <span className="work-when">{formatBytes(size, language)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
