import { useLayoutEffect, useRef, type ReactNode } from 'react';
import styles from './StickyBar.module.css';

type Edge = 'start' | 'end';

/** Between the bar and what has the focus: its frame, and a little. */
const ROOM = 16;

/** The bars that stand now, by the edge of the page, with their heights. */
const heights: Readonly<Record<Edge, Map<HTMLElement, number>>> = { start: new Map(), end: new Map() };

/** What takes the focus is scrolled clear of the highest bar: a browser knows of none. */
function keepClear(edge: Edge): void {
  const highest = Math.max(0, ...heights[edge].values());
  document.documentElement.style.setProperty(`scroll-padding-block-${edge}`, highest > 0 ? `${highest + ROOM}px` : '');
}

interface StickyBarProps {
  /** Of the page: above what it is about, or below. */
  edge: Edge;
  /** A frame of its own, where it appears beside what it is about. */
  framed?: boolean;
  children: ReactNode;
}

/** What stays in view while one scrolls past it: totals, deeds, the state of saving; never above what has the focus. */
export function StickyBar({ edge, framed = false, children }: StickyBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = bar.current!;
    const measure = () => {
      heights[edge].set(element, element.offsetHeight);
      keepClear(edge);
    };
    measure();
    const seen = new ResizeObserver(measure);
    seen.observe(element);
    return () => {
      seen.disconnect();
      heights[edge].delete(element);
      keepClear(edge);
    };
  }, [edge]);
  return (
    <div ref={bar} className={framed ? `${styles.bar} no-print` : styles.bar} data-edge={edge} data-framed={framed || undefined}>
      {children}
    </div>
  );
}
