import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Dated } from '../../ui/figures.js';
import { useNamed, Written } from '../../ui/text.js';
import { useSession } from '../session/session.js';
import type { Question } from './autosave.js';
import type { Side } from './merge.js';
import type { Json } from './same.js';
import styles from './saving.module.css';

/** How people call a field of a content, and what one side wrote into it. The path leads into `base`, which both sides were made from. */
export type DescribeField = (path: string[], value: Json, base: Json) => { label: string; text: string };

interface ConflictProps {
  question: Question | null;
  describe: DescribeField;
  onChoose: (path: string, side: Side) => void;
}

/** Somebody else changed the same fields: each with both versions side by side, by whom and when, and the person chooses. */
export function ConflictQuestion({ question, describe, onChoose }: ConflictProps) {
  const { t } = useTranslation('common');
  const named = useNamed();
  const { person } = useSession();
  const title = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone with what it was about: one goes on with what is still asked.
  useEffect(() => {
    if (question && document.activeElement === document.body) title.current?.focus({ preventScroll: true });
  }, [question]);
  if (!question) return null;
  const { savedBy, savedAt, clashes, base } = question;
  return (
    <section className="error-summary" role="alert" aria-labelledby="conflict-title">
      <h2 id="conflict-title" ref={title} tabIndex={-1}>
        {t('conflict.title')}
      </h2>
      <p>
        {savedBy ? (
          <>
            {t('conflict.who')} <bdi>{savedBy.id === person.id ? t('conflict.you') : savedBy.name}</bdi>
          </>
        ) : (
          t('conflict.newer')
        )}
        {savedAt && (
          <>
            {' · '}
            <Dated at={savedAt} />
          </>
        )}
      </p>
      <p>{t('conflict.why')}</p>
      {clashes.map(({ path, mine, theirs }) => {
        const [my, their] = [describe(path.split('.'), mine, base), describe(path.split('.'), theirs, base)];
        const side = (which: Side, title: string, text: string, action: string) => (
          <div>
            <h4>{title}</h4>
            <p>{text ? <Written>{text}</Written> : t('conflict.empty')}</p>
            <Button size="xs" variant="default" aria-label={named(action, my.label)} onClick={() => onChoose(path, which)}>
              {action}
            </Button>
          </div>
        );
        return (
          <div key={path} role="group" aria-label={my.label}>
            <h3>
              <bdi>{my.label}</bdi>
            </h3>
            <div className={styles.versions}>
              {side('mine', t('conflict.mine'), my.text, t('conflict.keep'))}
              {side('theirs', t('conflict.theirs'), their.text, t('conflict.take'))}
            </div>
          </div>
        );
      })}
    </section>
  );
}
