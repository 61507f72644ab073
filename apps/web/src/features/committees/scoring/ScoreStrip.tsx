import type { FileRow } from '#committees';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf, Num, Reference, useLanguage } from '../../../ui/index.js';
import { stacked } from './stacked.js';
import listStyles from '../../../ui/lists.module.css';
import styles from './ScoreStrip.module.css';

const WIDTH = 420;
const HEIGHT = 68;
const MARGIN = 14;
const RADIUS = 6;
const TICKS = [0, 20, 40, 60, 80, 100];

/** The member's own scores in this session, to keep a steady hand; the file at hand is the ring, once something is scored. Also as a table. */
export function ScoreStrip({ files, fileId, number, total }: { files: FileRow[]; fileId: string; number: string; total: number | null }) {
  const { t } = useTranslation('committees');
  const rightToLeft = directionOf(useLanguage()) === 'rtl';
  const [asTable, setAsTable] = useState(false);
  const others = files.flatMap((file) =>
    file.fileId !== fileId && file.myScore !== null ? [{ number: file.number, score: file.myScore }] : [],
  );
  if (others.length === 0) return null;

  const x = (score: number) => {
    const along = MARGIN + (score / 100) * (WIDTH - 2 * MARGIN);
    return rightToLeft ? WIDTH - along : along;
  };
  const points = stacked(
    [...(total === null ? [] : [{ number, score: total, here: true }]), ...others.map((other) => ({ ...other, here: false }))],
    ({ score }) => x(score),
    2.4 * RADIUS,
  );
  const base = HEIGHT - 22;
  return (
    <div>
      <div className={listStyles.line}>
        <strong>{t('score.strip')}</strong>
        <button type="button" className="link" onClick={() => setAsTable(!asTable)}>
          {asTable ? t('score.asChart') : t('score.asTable')}
        </button>
      </div>
      {asTable ? (
        <ul className={styles.table}>
          {points.map((point) => (
            <li key={point.number}>
              <Reference>{point.number}</Reference> <Num value={point.score} decimals={1} />
            </li>
          ))}
        </ul>
      ) : (
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          width="100%"
          role="img"
          aria-label={t('score.stripLabel', { count: others.length })}
          direction="ltr"
        >
          {TICKS.map((tick) => (
            <g key={tick}>
              <line x1={x(tick)} x2={x(tick)} y1={6} y2={base} stroke="#d9dee3" />
              <text x={x(tick)} y={HEIGHT - 6} fontSize={12} textAnchor="middle" fill="#4b5563">
                {tick}
              </text>
            </g>
          ))}
          <line x1={x(0)} x2={x(100)} y1={base} y2={base} stroke="#8a929c" />
          {points.map((point) => (
            <circle
              key={point.number}
              cx={x(point.score)}
              cy={base - RADIUS - 3 - point.level * (2 * RADIUS + 2)}
              r={RADIUS}
              fill={point.here ? '#fff' : '#0b6e4f'}
              stroke="#0b6e4f"
              strokeWidth={point.here ? 3 : 0}
            />
          ))}
        </svg>
      )}
    </div>
  );
}
