import type { AssociationView } from '#associations';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../app/address.js';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  DateField,
  ErrorSummary,
  PageTitle,
  ProblemAlert,
  RowsTable,
  SelectField,
  TextField,
  useGo,
  useLocal,
} from '../../ui/index.js';
import { Remarks } from './Remarks.js';
import { useChoices } from './IdentityFields.js';

export function BoardPage() {
  const query = useApi('/api/associations/{id}', { path: { id: useParam('associationId') } }, { staleTime: 0 });
  return <Loaded query={query}>{(association) => <BoardForm association={association} />}</Loaded>;
}

const blankSeat = { name: '', function: 'member', startsOn: '', endsOn: '' };

/** The board after an election. */
function BoardForm({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const go = useGo();
  const local = useLocal();
  const choices = useChoices();
  const functions = (choices?.boardFunctions ?? []).map(({ code, label }) => ({ value: code, label: local(label) }));
  const home = `/app/associations/${association.id}`;
  const seats = (association.revision?.changes.board ?? association.board).map(({ name, function: seat, startsOn, endsOn }) => ({
    name,
    function: seat,
    startsOn,
    endsOn: endsOn ?? '',
  }));
  const seated = choices?.kinds.find(({ code }) => code === association.kind)?.seats ?? [];
  const proposed = seated.map(([seat]) => ({ ...blankSeat, function: seat! }));
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { board: seats.length > 0 ? seats : proposed },
    submit: ({ board }, key) =>
      api.put(
        '/api/associations/{id}/board',
        { path: { id: association.id }, body: { board: board.map((seat) => ({ ...seat, endsOn: seat.endsOn || null })) } },
        key,
      ),
    invalidates: ['/api/associations'],
    onSuccess: () => go(home),
  });

  return (
    <>
      <PageTitle
        title={t('board.title')}
        lead={association.state === 'verified' ? t('board.leadVerified') : t('board.lead')}
        over={<AppLink href={home}>{t('navOwn')}</AppLink>}
      />
      <form onSubmit={onSubmit} noValidate className="form-wide">
        {association.revision?.remarks.board && <Remarks remarks={{ board: association.revision.remarks.board }} />}
        <ErrorSummary {...summary} />
        <ProblemAlert problem={problem} />
        <RowsTable
          form={form}
          name="board"
          caption={t('board.title')}
          blank={() => blankSeat}
          addLabel={t('board.add')}
          rowLabel={(position) => t('board.row', { position })}
          columns={[
            { key: 'name', label: t('board.name'), share: 3, required: true, cell: (field) => <TextField {...field} /> },
            { key: 'function', label: t('board.function'), share: 2, cell: (field) => <SelectField {...field} data={functions} /> },
            { key: 'startsOn', label: t('board.startsOn'), share: 2, required: true, cell: (field) => <DateField {...field} /> },
            { key: 'endsOn', label: t('board.endsOn'), share: 2, cell: (field) => <DateField {...field} /> },
          ]}
        />
        <Group gap="sm">
          <Button type="submit" loading={pending}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={() => go(home)}>
            {t('common:cancel')}
          </Button>
        </Group>
      </form>
    </>
  );
}
