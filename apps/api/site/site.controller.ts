import { Institutions, PurgePlan, type InstitutionFacts } from '#institution';
import { Controller, Get, Header, HttpStatus, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRegionCode, REGION_CODES, REGIONS, type Language } from '#kernel';
import { CONFIG, Extensions, PageLanguage, personalData, platformErrors, Route, Tx, Verifications, type Config, type Em } from '#platform';
import { Calls, PHASES, type Phase } from '#calls';
import { Programmes } from '#programmes';
import { Bilan } from '#bilan';
import type { PublicContext, PublicPages } from '../../web/src/public/props.js';
import { bilanProps, bilanSummary } from './bilan-page.js';
import { callProps, callSummary } from './call-page.js';
import { verifyResult } from './verify-page.js';
import { WebBundle } from './web-bundle.js';

const PAGE_SIZE = 20;
/** A little more than a SHA-256, so that what was typed is shown again whole. */
const LONGEST_TYPED = 100;
const HTML = 'text/html; charset=utf-8';
type Filters = Partial<Record<'q' | 'region' | 'domain' | 'state' | 'page' | 'reference', string>>;

const isPhase = (value: unknown): value is Phase => typeof value === 'string' && Object.hasOwn(PHASES, value);

/** The public pages: rendered here, without a line of script. A filter that makes no sense is no filter, not an error page. */
@ApiExcludeController()
@Controller()
export class SiteController {
  constructor(
    private readonly tx: Tx,
    private readonly web: WebBundle,
    private readonly calls: Calls,
    private readonly programmes: Programmes,
    private readonly bilan: Bilan,
    private readonly verifications: Verifications,
    private readonly institutions: Institutions,
    private readonly extensions: Extensions,
    private readonly retention: PurgePlan,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Header('content-type', HTML)
  @Route({ policy: 'site.read', summary: 'Home: the open calls, the last bilans' })
  home(@Req() request: FastifyRequest, @PageLanguage() language: Language): Promise<string> {
    return this.page('home', request, language, async (em, context) => {
      const { items } = await this.calls.publicList(em, { page: 1, pageSize: PAGE_SIZE, phase: 'open' });
      const bilans = [];
      for (const year of context.bilanYears.slice(0, 3)) {
        const published = await this.bilan.publicYear(em, year);
        if (published) bilans.push(bilanSummary(published));
      }
      return { ...context, openCalls: items.map(callSummary), bilans };
    });
  }

  @Get('calls')
  @Header('content-type', HTML)
  @Route({ policy: 'site.read', summary: 'The calls, with filters' })
  list(@Req() request: FastifyRequest, @PageLanguage() language: Language): Promise<string> {
    const filters = textsOf(request.query);
    const page = Math.min(500, Math.max(1, Number.parseInt(filters.page ?? '1', 10) || 1));
    return this.page('calls', request, language, async (em, context) => {
      const { items, total } = await this.calls.publicList(em, {
        page,
        pageSize: PAGE_SIZE,
        q: filters.q?.slice(0, 100),
        region: isRegionCode(filters.region) ? filters.region : undefined,
        domain: filters.domain?.slice(0, 40) || undefined,
        phase: isPhase(filters.state) ? filters.state : undefined,
      });
      const domains = await this.programmes.domainLabels(em, new Date().getUTCFullYear());
      return {
        ...context,
        filters: { q: filters.q ?? '', region: filters.region ?? '', domain: filters.domain ?? '', state: filters.state ?? '' },
        regions: REGION_CODES.map((code) => ({ value: code, label: REGIONS[code] })),
        domains: domains.map(({ code, label }) => ({ value: code, label })),
        states: Object.entries(PHASES).map(([value, label]) => ({ value, label })),
        items: items.map(callSummary),
        page,
        pageSize: PAGE_SIZE,
        total,
      };
    });
  }

  @Get('calls/:number')
  @Route({ policy: 'site.read', summary: 'One call' })
  call(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @PageLanguage() language: Language,
    @Param('number') number: string,
  ): Promise<string> {
    return this.orNotFound(request, reply, language, () =>
      this.page('call', request, language, async (em, context) => ({
        ...context,
        call: callProps(await this.calls.publicCall(em, number)),
      })),
    );
  }

  @Get('bilan')
  @Route({ policy: 'site.read', summary: 'The bilan of the last published year' })
  async latestBilan(@Res() reply: FastifyReply, @PageLanguage() language: Language): Promise<void> {
    const [year] = await this.tx.run((em) => this.bilan.publicYears(em));
    await reply
      .status(HttpStatus.FOUND)
      .header('location', `/bilan/${year ?? 2018}?lang=${language}`)
      .send();
  }

  @Get('bilan/:year')
  @Route({ policy: 'site.read', summary: 'The bilan of a year: table, charts, claims' })
  bilanOf(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @PageLanguage() language: Language,
    @Param('year') year: string,
  ): Promise<string> {
    return this.orNotFound(request, reply, language, () =>
      this.page('bilan', request, language, async (em, context) => {
        const published = /^\d{4}$/.test(year) ? await this.bilan.publicYear(em, Number(year)) : null;
        if (!published) throw platformErrors.NOT_FOUND();
        return { ...context, ...bilanProps(published) };
      }),
    );
  }

  @Get('verify')
  @Header('content-type', HTML)
  @Route({ policy: 'site.read', summary: 'Check a document by its code' })
  verify(@Req() request: FastifyRequest, @PageLanguage() language: Language): Promise<string> {
    return this.verification(request, language, textsOf(request.query).reference ?? '');
  }

  @Get('verify/:code')
  @Header('content-type', HTML)
  @Route({ policy: 'site.read', summary: 'Check a document by the address of its QR code' })
  verifyCode(@Req() request: FastifyRequest, @PageLanguage() language: Language, @Param('code') code: string): Promise<string> {
    return this.verification(request, language, code);
  }

  @Get('accessibility')
  @Header('content-type', HTML)
  @Route({ policy: 'site.read', summary: 'Accessibility statement' })
  accessibility(@Req() request: FastifyRequest, @PageLanguage() language: Language): Promise<string> {
    return this.page('accessibility', request, language, async (_em, context) => context);
  }

  @Get('legal')
  @Header('content-type', HTML)
  @Route({ policy: 'site.read', summary: 'Who publishes the site, and how to reach them' })
  legal(@Req() request: FastifyRequest, @PageLanguage() language: Language): Promise<string> {
    return this.page('legal', request, language, async (_em, context) => context);
  }

  @Get('privacy')
  @Header('content-type', HTML)
  @Route({ policy: 'site.read', summary: 'The register of processing: what is kept of persons, why, how long, and their rights' })
  privacy(@Req() request: FastifyRequest, @PageLanguage() language: Language): Promise<string> {
    return this.page('privacy', request, language, async (em, context) => {
      const ending = await this.retention.ending(em);
      const entries = this.extensions.of(personalData);
      const register = entries.map(({ code, what, why, basis, kept }) => ({ code, what, why, basis, kept, ends: ending.get(code) ?? [] }));
      return { ...context, register };
    });
  }

  @Get('*')
  @Route({ policy: 'site.read', summary: 'An address that is nothing' })
  elsewhere(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @PageLanguage() language: Language,
  ): Promise<string> {
    const isPage = !request.url.startsWith('/api/') && /\btext\/html\b/.test(request.headers.accept ?? '');
    if (!isPage) throw platformErrors.NOT_FOUND();
    return this.orNotFound(request, reply, language, () => Promise.reject(platformErrors.NOT_FOUND()));
  }

  private verification(request: FastifyRequest, language: Language, typed: string): Promise<string> {
    const reference = typed.trim().slice(0, LONGEST_TYPED);
    return this.page('verify', request, language, async (em, context) => ({
      ...context,
      path: '/verify',
      reference,
      result: reference ? verifyResult(reference, await this.verifications.find(em, reference)) : null,
    }));
  }

  /** What people follow by a link must answer as a page, also when there is nothing. */
  private async orNotFound(request: FastifyRequest, reply: FastifyReply, language: Language, page: () => Promise<string>): Promise<string> {
    void reply.header('content-type', HTML);
    try {
      return await page();
    } catch (error) {
      if ((error as { code?: string }).code !== 'NOT_FOUND') throw error;
      void reply.status(HttpStatus.NOT_FOUND);
      return this.page('notFound', request, language, async (_em, context) => context);
    }
  }

  private page<P extends keyof PublicPages>(
    name: P,
    request: FastifyRequest,
    language: Language,
    props: (em: Em, context: PublicContext) => Promise<PublicPages[P]>,
  ): Promise<string> {
    return this.tx.run(
      async (em) => {
        const [path, search] = request.url.split('?') as [string, string | undefined];
        const query = Object.fromEntries([...new URLSearchParams(search)].filter(([name]) => name !== 'lang'));
        const bilanYears = await this.bilan.publicYears(em);
        const publisher = publisherOf(await this.institutions.principalIfAny(em));
        const context: PublicContext = { language, path, query, bilanYears, demonstration: this.config.JISR_DEMO, publisher };
        return this.web.render(name, await props(em, context));
      },
      { readOnly: true },
    );
  }
}

/** What the public may know of who publishes. */
function publisherOf(institution: InstitutionFacts | null): PublicContext['publisher'] {
  if (!institution) return null;
  const { name, inSentence, seat, legalNotice, contactEmail, contactPhone } = institution;
  return { name, inSentence, seat, legalNotice, contactEmail, contactPhone };
}

/** Addresses that people share may carry anything: what is not plain text is left out. */
function textsOf(query: unknown): Filters {
  return Object.fromEntries(Object.entries(query as object).filter(([, value]) => typeof value === 'string'));
}
