import styles from './MoneyBar.module.css';
/** How much of an amount is taken, as a bar; decoration: the figures always stand beside it as text. */
export function MoneyBar({ taken, of }: { taken: number; of: number }) {
  const share = of > 0 ? Math.min(1, taken / of) : 0;
  return (
    <span className={styles.bar} data-over={taken > of || undefined} aria-hidden>
      <span style={{ inlineSize: `${share * 100}%` }} />
    </span>
  );
}
