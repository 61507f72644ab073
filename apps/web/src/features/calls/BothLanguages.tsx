import { directionOf, useBothLanguages, type Localized } from '../../ui/index.js';
import styles from './calls.module.css';

/** One text in French and in Arabic, side by side. */
export function BothLanguages({ text, strong = false }: { text: Localized; strong?: boolean }) {
  const Text = strong ? 'strong' : 'span';
  return (
    <div className={styles.pair}>
      {useBothLanguages().map((language) => (
        <div key={language} lang={language} dir={directionOf(language)}>
          <Text className={styles.typed}>{text[language]}</Text>
        </div>
      ))}
    </div>
  );
}
