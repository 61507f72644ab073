import { actName } from '#conventions';
import type { Label } from '#kernel';
import type { ReportedAct } from '../data/reports.queries.js';

/** "Convention C-2027-0042, tranche 1 · title"; the title is what people wrote, the same in every language. */
export function aboutAct(act: ReportedAct, part: Label = { fr: '', ar: '', en: '' }): Label {
  const name = actName(act);
  const title = ` · \u2068${act.title}\u2069`;
  return { fr: name.fr + part.fr + title, ar: name.ar + part.ar + title, en: name.en + part.en + title };
}
