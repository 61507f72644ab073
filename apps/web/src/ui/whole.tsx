import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconTextWrap } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';

/** Beside the line that a cell may need, a letter may reach over its edges. */
const LESS_THAN_A_LINE = 4;

/** Whether words of a cell are not in sight. */
const isCut = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: HTMLElement): boolean =>
  scrollWidth > clientWidth || scrollHeight > clientHeight + LESS_THAN_A_LINE;

const hasCut = (part: HTMLElement): boolean => [...part.querySelectorAll<HTMLElement>('td[data-place] > div')].some(isCut);

/**
 * How the cells of a list are read whole: all of them, which this computer remembers, or one row that was tapped. `isOffered` says whether
 * there is anything to write out, or to take back.
 */
export function useWhole() {
  const table = useRef<HTMLTableElement>(null);
  const [all, setAll] = useLocalStorage({ key: 'jisr.list.whole', defaultValue: false, getInitialValueInEffect: false });
  const [tapped, setTapped] = useState<ReadonlySet<string>>(new Set());
  const [cuts, setCuts] = useState(false);
  const known = useRef(cuts);
  // Asked after each rendering, so nothing is said that is known: React would render anew to find that out.
  const measure = () => {
    const now = table.current !== null && hasCut(table.current);
    if (now === known.current) return;
    known.current = now;
    setCuts(now);
  };
  useLayoutEffect(measure);
  useEffect(() => {
    const seen = new ResizeObserver(measure);
    if (table.current) seen.observe(table.current);
    // Letters of the last font to arrive are of another width.
    void document.fonts.ready.then(measure);
    return () => seen.disconnect();
  }, []);
  return {
    table,
    all,
    setAll,
    isOffered: all || cuts,
    isWhole: (row: string) => all || tapped.has(row),
    tap: (event: MouseEvent<HTMLTableRowElement>, row: string) => {
      const isAct = (event.target as Element).closest('a, button, input, label') !== null;
      if (isAct || document.getSelection()?.isCollapsed === false) return;
      const rows = new Set(tapped);
      if (!rows.delete(row) && hasCut(event.currentTarget)) rows.add(row);
      setTapped(rows);
    },
  };
}

export function WholeButton({ pressed, onPress }: { pressed: boolean; onPress: (pressed: boolean) => void }) {
  const { t } = useTranslation('common');
  return (
    <Button
      className="no-print"
      variant={pressed ? 'light' : 'default'}
      size="xs"
      aria-pressed={pressed}
      leftSection={<IconTextWrap size={14} aria-hidden />}
      onClick={() => onPress(!pressed)}
    >
      {t('list.whole')}
    </Button>
  );
}

/** What a cell cuts is told to whoever points at it. */
export function tellWhole({ currentTarget: cell }: MouseEvent<HTMLElement>): void {
  cell.title = isCut(cell) ? (cell.textContent ?? '') : '';
}
