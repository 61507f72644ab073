import { ActionIcon, Button, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { isolatedIn } from '../language.js';
import { useLanguage, useNamed } from '../text.js';
import type { Without } from './sheet.js';
import type { Rows, RowsProps } from './use-rows.js';
import styles from './rows.module.css';

interface OfList<Row extends object> {
  list: Rows<Row>;
  of: Pick<RowsProps<Row>, 'ordered' | 'removable' | 'disabled' | 'addLabel'>;
}

/** Up, down, away: by buttons, so that the keyboard and the thumb do it too. */
export function RowTools<Row extends object>({ list, rank, of: { ordered = false, removable, disabled } }: OfList<Row> & { rank: number }) {
  const { t } = useTranslation('common');
  const named = useNamed();
  if (disabled) return null;
  const name = list.nameOf(rank);
  return (
    <div className={styles.tools}>
      {ordered && (
        <>
          <ActionIcon
            variant="subtle"
            color="dark"
            size={34}
            data-tool="up"
            aria-label={named(t('rows.up'), name)}
            aria-keyshortcuts="Alt+Shift+ArrowUp"
            disabled={rank === 0}
            onClick={() => list.move(rank, -1)}
          >
            <IconArrowUp size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="dark"
            size={34}
            data-tool="down"
            aria-label={named(t('rows.down'), name)}
            aria-keyshortcuts="Alt+Shift+ArrowDown"
            disabled={rank === list.places.length - 1}
            onClick={() => list.move(rank, 1)}
          >
            <IconArrowDown size={18} aria-hidden />
          </ActionIcon>
        </>
      )}
      <ActionIcon
        variant="subtle"
        c="#8f1c13"
        size={34}
        data-tool="remove"
        aria-label={named(t('rows.remove'), name)}
        disabled={removable && !removable(list.rows[list.places[rank]!]!)}
        onClick={() => list.remove(rank)}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

export function WrongRows({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <p className="field-error" role="alert">
      {children}
    </p>
  );
}

/** That cells were pasted, and what of them was not. */
function PastedWords({ without: { headings, cells, sums, beyond } }: { without: Without }) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const names = headings.map((heading) => isolatedIn(language, heading)).join(language === 'ar' ? '، ' : ', ');
  const told = [
    headings.length > 0 && t('rows.headingsLeft', { count: headings.length, names }),
    cells > 0 && t('rows.cellsLeft', { count: cells }),
    sums > 0 && t('rows.sumsLeft', { count: sums }),
    beyond > 0 && t('rows.beyond', { count: beyond }),
  ].filter((words) => words !== false);
  return (
    <>
      {t('rows.pasted')}
      {told.length > 0 && <strong> {told.join(' ')}</strong>}
    </>
  );
}

interface FootProps<Row extends object> extends OfList<Row> {
  onAdd: () => void;
  onUndo: () => void;
}

/** Under the rows: one more, and what was just done with its way back. */
export function RowsFoot<Row extends object>({ list, of, onAdd, onUndo }: FootProps<Row>) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const { done } = list;
  const isolated = (name: string) => isolatedIn(language, name);
  return (
    <>
      <WrongRows>{list.error}</WrongRows>
      {!of.disabled && (
        <Group gap="sm" my="xs">
          <Button
            ref={list.adding}
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={onAdd}
            disabled={list.isFull}
          >
            {of.addLabel}
          </Button>
          <span role="status">
            {done?.what === 'removed' && t('rows.removed', { name: isolated(done.name) })}
            {done?.what === 'pasted' && <PastedWords without={done.without} />}
            {done?.what === 'moved' && t('rows.moved', { name: isolated(done.name), position: done.position, of: done.of })}
            {done && done.what !== 'moved' && (
              <>
                {' '}
                <Button variant="subtle" c="vert.8" size="compact-sm" onClick={onUndo}>
                  {t('rows.undo')}
                </Button>
              </>
            )}
          </span>
        </Group>
      )}
    </>
  );
}
