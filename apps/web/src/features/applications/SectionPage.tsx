import type { ApplicationView, PartName } from '#applications';
import { useEffect, useState } from 'react';
import { useParam } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { NotFound } from '../../app/shell/failures.js';
import type { EditorProps } from './sections/editor.js';
import { BudgetEditor } from './sections/BudgetEditor.js';
import { DocumentsEditor } from './sections/DocumentsEditor.js';
import { EligibilityEditor } from './sections/EligibilityEditor.js';
import { FormEditor } from './sections/FormEditor.js';
import { ActivitiesEditor, IndicatorsEditor, PartnersEditor, PlacesEditor, TargetGroupsEditor } from './sections/parts.js';
import { ProjectEditor } from './sections/ProjectEditor.js';

/** One section of a file, by the path the API gives it: `project`, `sections.need`, `parts.places`, `budget` … */
export function SectionPage() {
  const id = useParam('applicationId');
  const path = useParam('section');
  return <FreshSection key={`${id} ${path}`} id={id} path={path} />;
}

/** An editor starts from what the API holds now, never from what was read a while ago: its first saving names that version. */
function FreshSection({ id, path }: { id: string; path: string }) {
  const query = useApi('/api/applications/{id}', { path: { id } }, { staleTime: 0 });
  const [fresh, setFresh] = useState(false);
  useEffect(() => {
    if (!query.isFetching) setFresh(true);
  }, [query.isFetching]);
  const file = fresh ? query : { ...query, data: undefined };
  return <Loaded query={file as typeof query}>{(data) => <Editor file={data} path={path} />}</Loaded>;
}

const partEditors: Record<PartName, (props: EditorProps) => React.JSX.Element> = {
  partners: PartnersEditor,
  places: PlacesEditor,
  target_groups: TargetGroupsEditor,
  activities: ActivitiesEditor,
  indicators: IndicatorsEditor,
};

function Editor({ file, path }: { file: ApplicationView; path: string }) {
  if (!file.completeness.sections.some((section) => section.path === path)) return <NotFound />;
  const [kind, code = ''] = path.split('.');
  if (kind === 'sections') return <FormEditor file={file} code={code} />;
  if (kind === 'parts') {
    const PartEditor = partEditors[code as PartName];
    return <PartEditor file={file} />;
  }
  if (path === 'project') return <ProjectEditor file={file} />;
  if (path === 'eligibility') return <EligibilityEditor file={file} />;
  return path === 'budget' ? <BudgetEditor file={file} /> : <DocumentsEditor file={file} />;
}
