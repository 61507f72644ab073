import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from './AppLink.js';
import layoutStyles from './layout.module.css';
import workStyles from './work.module.css';

/** The page's one h1; also its document title. `over` is the small line above (number, parent), `actions` stand at the end. */
export function PageTitle({ title, over, lead, actions }: { title: string; over?: ReactNode; lead?: ReactNode; actions?: ReactNode }) {
  const { t } = useTranslation('common');
  useEffect(() => {
    document.title = `${title} — ${t('product')}`;
  }, [title, t]);
  return (
    <div className="title-row">
      <div>
        {over && <p className="lead">{over}</p>}
        <h1 className="page-title">
          <bdi>{title}</bdi>
        </h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {actions && <div className={`${layoutStyles.tools} no-print`}>{actions}</div>}
    </div>
  );
}

export function Section({ title, aside, level = 2, id, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={layoutStyles.section} id={id}>
      <header>
        <Heading>{title}</Heading>
        {aside}
      </header>
      {children}
    </section>
  );
}
interface SectionProps {
  title: ReactNode;
  aside?: ReactNode;
  level?: 2 | 3;
  id?: string;
  children: ReactNode;
}

/** Says that nothing is here and what can be done about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={layoutStyles.empty}>
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}

/** Facts as a definition list; rows whose value is null or undefined are left out. */
export function KeyValue({ rows }: { rows: (readonly [label: ReactNode, value: ReactNode])[] }) {
  return (
    <dl className="pairs">
      {rows
        .filter(([, value]) => value !== null && value !== undefined)
        .flatMap(([label, value], index) => [<dt key={`k${index}`}>{label}</dt>, <dd key={`v${index}`}>{value}</dd>])}
    </dl>
  );
}

export interface TimelineEntry {
  id: string;
  title: ReactNode;
  /** When and by whom. */
  meta: ReactNode;
  body?: ReactNode;
  /** Not come yet: its mark is hollow. */
  ahead?: boolean;
}

export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className={layoutStyles.timeline}>
      {entries.map((entry) => (
        <li key={entry.id} data-ahead={entry.ahead || undefined}>
          <strong>{entry.title}</strong>
          <div className="work-when">{entry.meta}</div>
          {entry.body}
        </li>
      ))}
    </ol>
  );
}

export interface Task {
  href: string;
  label: ReactNode;
  status: ReactNode;
  current?: boolean;
}

/** Sections of a file with their state, in any order (several sittings). */
export function TaskList({ label, tasks }: { label: string; tasks: Task[] }) {
  return (
    <nav aria-label={label}>
      <ul className={`${workStyles.list} ${workStyles.tasks}`}>
        {tasks.map((task) => (
          <li key={task.href}>
            <AppLink href={task.href} aria-current={task.current ? 'step' : undefined}>
              <span className={workStyles.what}>{task.label}</span>
              {task.status}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
