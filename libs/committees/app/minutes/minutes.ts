import { Inject, Injectable } from '@nestjs/common';
import { Calls } from '#calls';
import { Directory } from '#identity';
import { dayOfInstant, wallOfInstant, type Localized } from '#kernel';
import { CONFIG, qrSvg, type Bilingual, type Config, type Em } from '#platform';
import { standingIn } from '../../data/conflicts.queries.js';
import { CommitteeDecision, MinutesSignatory, SessionActing } from '../../data/decision.entity.js';
import { Committee } from '../../data/committee.entity.js';
import type { CommitteeSession } from '../../data/session.entity.js';
import { EVERYTHING, visibleFiles, type Reader } from '../../data/visible-files.js';
import { groupBy } from '../../domain/group-by.js';
import { CONFLICT_LABELS } from '../../domain/colleges.js';
import type { SignatoryQuality } from '../../domain/signatures.js';
import type { MinutesData, MinutesDecision, MinutesVote } from '../../templates/minutes.data.js';
import { heldVotesOn, type HeldVote } from '../decision/held-votes.js';
import { collegeLabel } from '../panel/colleges.js';
import { CommitteeIssuer } from '../issuer.js';
import { CodedReasons, type ReasonLabel } from '../decision/coded-reasons.js';
import { RankingDesk } from '../ranking/ranking-desk.js';
import { SessionAccess, type PanelMember } from '../session/session-access.js';
import { SigningDesk } from './signing-desk.js';

const same = (name: string): Bilingual => ({ fr: name, ar: name });
const bilingual = (text: Localized): Bilingual => ({ fr: text.fr, ar: text.ar || text.fr });
const hour = (instant: Date | null): string => (instant ? wallOfInstant(instant).slice(11) : '--:--');
const hundredths = (value: number | null): number => Math.round((value ?? 0) * 100) / 100;

/** Makes the minutes from what happened; for a member in conflict, an extract without the files that are hidden from them. */
@Injectable()
export class Minutes {
  constructor(
    private readonly access: SessionAccess,
    private readonly desk: RankingDesk,
    private readonly signing: SigningDesk,
    private readonly calls: Calls,
    private readonly directory: Directory,
    private readonly issuer: CommitteeIssuer,
    private readonly reasons: CodedReasons,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async data(em: Em, session: CommitteeSession, reader: Reader): Promise<MinutesData> {
    const committee = await em.findOneByOrFail(Committee, { id: session.committeeId });
    const call = (await this.calls.summaries(em, [session.callId])).get(session.callId)!;
    const panel = await this.access.panel(em, session);
    const quorum = await this.access.quorumOf(em, session);
    const names = await this.names(em, panel);
    const nameOf = (memberId: string | undefined) => same(names.get(memberId ?? '') ?? '—');
    const holding = (role: string) => panel.find((member) => member.function === role && member.present)?.memberId;
    const ranking = await this.desk.ranking(em, session, reader);
    const whole = reader === EVERYTHING || ranking.length === (await visibleFiles(em, session.id, EVERYTHING)).length;
    return {
      reference: session.minutesNumber ?? '—',
      date: dayOfInstant(session.closedAt ?? session.heldAt),
      issuer: await this.issuer.of(em, committee),
      ...(session.minutesCode ? { verification: await this.verification(session.minutesCode) } : {}),
      committee: bilingual(committee.name),
      call: { number: call.number, title: bilingual(call.title) },
      session: {
        date: dayOfInstant(session.openedAt ?? session.heldAt),
        place: bilingual(session.place),
        opened: hour(session.openedAt),
        closed: hour(session.closedAt),
        chair: nameOf(holding('chair')),
        secretary: nameOf(holding('secretary')),
      },
      attendance: attendanceOf(panel, nameOf, committee),
      quorum: { present: quorum.present, members: quorum.seats, required: quorum.required, reached: quorum.reached },
      recusals: await this.recusals(em, session, reader, nameOf),
      ranking: ranking
        .filter((entry) => entry.rank !== null)
        .map((entry) => ({
          rank: entry.rank!,
          applicationNumber: entry.number,
          association: bilingual(entry.file.associationName),
          score: hundredths(entry.mean),
          spread: hundredths(entry.spread),
          reviewers: entry.reviewers,
          askedCentimes: entry.askedCentimes,
        })),
      decisions: await this.decisions(em, session, reader, nameOf),
      acting: (await em.find(SessionActing, { where: { sessionId: session.id }, order: { at: 'ASC', id: 'ASC' } })).map((row) => ({
        name: nameOf(row.memberId),
        function: row.function,
        reason: same(row.reason),
      })),
      envelopeCentimes: whole ? await this.desk.available(em, session) : null,
      extract: !whole,
      signatures: (await this.signatories(em, session)).map(({ memberId, quality }) => {
        const college = panel.find((member) => member.memberId === memberId)?.college;
        return { party: college ? collegeOf(committee, college) : SECRETARIAT, name: nameOf(memberId), quality: QUALITIES[quality] };
      }),
    };
  }

  /** Those who sat at the closing; until then those who sit now. */
  private async signatories(em: Em, session: CommitteeSession): Promise<{ memberId: string; quality: SignatoryQuality }[]> {
    const known = await em.find(MinutesSignatory, { where: { sessionId: session.id }, order: { memberId: 'ASC' } });
    return known.length > 0 ? known : this.signing.sitting(em, session);
  }

  private async names(em: Em, panel: readonly PanelMember[]): Promise<Map<string, string>> {
    const people = await this.directory.people(
      em,
      panel.map((member) => member.personId),
    );
    return new Map(panel.map((member) => [member.memberId, people.get(member.personId)?.name ?? '—']));
  }

  private async recusals(
    em: Em,
    session: CommitteeSession,
    reader: Reader,
    nameOf: (id: string) => Bilingual,
  ): Promise<MinutesData['recusals']> {
    const visible = new Map((await visibleFiles(em, session.id, reader)).map((file) => [file.id, file.number]));
    const rows = await standingIn(em, session.id);
    return rows
      .filter((row) => visible.has(row.sessionFileId))
      .map((row) => ({
        member: nameOf(row.memberId),
        applicationNumber: visible.get(row.sessionFileId)!,
        cause: CONFLICT_LABELS[row.kind],
      }));
  }

  private async decisions(
    em: Em,
    session: CommitteeSession,
    reader: Reader,
    nameOf: (id: string) => Bilingual,
  ): Promise<MinutesDecision[]> {
    const files = await visibleFiles(em, session.id, reader);
    const all = await em.findBy(CommitteeDecision, { sessionId: session.id });
    const decisions = new Map(all.map((decision) => [decision.fileId, decision]));
    const votes = await heldVotesOn(em, all, await this.access.rulesOf(em, session));
    const labelOf = await this.reasons.labels(em, all);
    return files.flatMap((file): MinutesDecision[] => {
      const decision = decisions.get(file.id);
      if (!decision) return [];
      const held = votes.get(decision.id) ?? [];
      const standing = held.find(({ fate }) => fate === 'stands');
      const earlier = held.flatMap((vote) => (vote.fate === 'stands' ? [] : [{ ...vote, fate: vote.fate }]));
      return [
        {
          applicationNumber: file.number,
          association: bilingual(file.associationName),
          project: same(file.title),
          outcome: decision.outcome,
          centimes: decision.amountCentimes,
          remarks: remarksOf(session, decision, labelOf),
          ...(standing ? { vote: countsOf(standing) } : {}),
          ...(standing?.reason ? { heldAgain: same(standing.reason) } : {}),
          earlierVotes: earlier.map((vote) => ({
            ...countsOf(vote),
            ...{ outcome: vote.outcome, centimes: vote.amountCentimes, fate: vote.fate },
            ...(vote.voided ? { member: nameOf(vote.voided.memberId) } : {}),
          })),
          postponed: decision.standing === 'postponed',
        },
      ];
    });
  }

  private async verification(code: string): Promise<{ url: string; qr: string }> {
    const url = new URL(`/verify/${code}`, this.config.PUBLIC_URL).href;
    return { url, qr: await qrSvg(url) };
  }
}

const countsOf = ({ inFavour, against, abstained, castingVote }: HeldVote): MinutesVote => ({ inFavour, against, abstained, castingVote });

const SECRETARIAT: Bilingual = { fr: 'Secrétariat du comité', ar: 'كتابة اللجنة' };
export const QUALITIES: Record<SignatoryQuality, Bilingual> = {
  chair: { fr: 'Présidence du comité', ar: 'رئاسة اللجنة' },
  secretary: { fr: 'Secrétaire', ar: 'كاتب(ة) الجلسة' },
  member: { fr: 'Membre', ar: 'عضو' },
};

/** What the committee calls a college of its own. */
const collegeOf = ({ colleges }: Pick<Committee, 'colleges'>, code: string): Bilingual => collegeLabel(colleges, code) ?? same(code);

function attendanceOf(panel: readonly PanelMember[], nameOf: (id: string) => Bilingual, committee: Committee): MinutesData['attendance'] {
  const titulars = panel.filter((member) => member.function !== 'secretary' && member.substituteOf === null);
  return [...groupBy(titulars, (member) => member.college)].map(([college, members]) => ({
    college: collegeOf(committee, college),
    members: members.map((member) => {
      const substitute = panel.find((other) => other.substituteOf === member.memberId && other.present && other.declared);
      const name = nameOf(member.memberId);
      if (member.present && member.declared) return { name, presence: 'present' };
      if (member.present && !substitute) return { name, presence: 'undeclared' };
      if (substitute) return { name, presence: 'substituted', substitute: nameOf(substitute.memberId) };
      return { name, presence: member.presence === 'excused' ? 'excused' : 'absent' };
    }),
  }));
}

function remarksOf(session: CommitteeSession, decision: CommitteeDecision, labelOf: ReasonLabel): Bilingual[] {
  const reasons = decision.reasons.map(({ code, criterion }): Bilingual => {
    const of = session.grid.find((candidate) => candidate.code === criterion)?.label;
    const label = labelOf(decision, code);
    return of ? { fr: `${of.fr} : ${label.fr}`, ar: `${of.ar}: ${label.ar}` } : { fr: label.fr, ar: label.ar };
  });
  return [
    ...reasons,
    ...(decision.conditions ? [bilingual(decision.conditions)] : []),
    ...(decision.awayText ? [bilingual(decision.awayText)] : []),
  ];
}
