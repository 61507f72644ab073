import type { RankingRow } from '#committees';
import { useTranslation } from 'react-i18next';
import { directionOf, formatNumber, useLanguage } from '../../../ui/index.js';
import styles from './DotStrip.module.css';

const WIDTH = 200;
const HEIGHT = 26;
const MARGIN = 8;

/** One dot for each member's score on a scale of 100, the mean as a stroke. */
export function DotStrip({ row }: { row: RankingRow }) {
  const { t } = useTranslation('committees');
  const language = useLanguage();
  const scores = row.leaveOneOut.map(({ score }) => score);
  if (scores.length === 0 || row.mean === null) return <>—</>;

  const rightToLeft = directionOf(language) === 'rtl';
  const x = (score: number) => {
    const along = MARGIN + (score / 100) * (WIDTH - 2 * MARGIN);
    return rightToLeft ? WIDTH - along : along;
  };
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const middle = HEIGHT / 2;
  const said = (score: number) => formatNumber(score, language, 1);
  return (
    <svg
      className={styles.dots}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      direction="ltr"
      aria-label={t('ranking.dots', { count: scores.length, least: said(least), most: said(most) })}
    >
      <line x1={x(0)} x2={x(100)} y1={middle} y2={middle} stroke="#d9dee3" />
      <line x1={x(least)} x2={x(most)} y1={middle} y2={middle} stroke="#76c09d" strokeWidth={4} />
      {scores.map((score, index) => (
        <circle key={index} cx={x(score)} cy={middle} r={4.5} fill="#0b6e4f" fillOpacity={0.55} />
      ))}
      <line x1={x(row.mean)} x2={x(row.mean)} y1={3} y2={HEIGHT - 3} stroke="#1b1f23" strokeWidth={2} />
    </svg>
  );
}

/** Points between the kindest and the hardest member. */
export const gapOf = (row: RankingRow): number => {
  const scores = row.leaveOneOut.map(({ score }) => score);
  return scores.length < 2 ? 0 : Math.max(...scores) - Math.min(...scores);
};
