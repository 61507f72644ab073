import { decimalCentimes } from '#kernel';

/** What a bank did with a payment order. */
export interface BankMovement {
  /** Null for a bank that gives our number not back. */
  endToEndId: string | null;
  amountCentimes: number;
  /** `YYYY-MM-DD`. */
  bookedOn: string;
  /** `paid` is a debit; `returned` is the same money coming back, with a reason code such as AC04. */
  outcome: 'paid' | 'returned';
  returnCode?: string;
  /** The bank's own reference; made up from the statement and the line when left out, none when null. */
  bankReference?: string | null;
  /** The number of our file, for a bank that books it in one line. */
  batchReference?: string;
  remittance?: string;
}

/** A `camt.053.001.08` statement as a bank would send it for the debit account of the payments; without an account it names none. */
export function statementOf(account: { rib: string | null }, id: string, movements: readonly BankMovement[]): string {
  const day = movements[0]?.bookedOn ?? '2026-01-01';
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>${id}</MsgId><CreDtTm>${day}T18:00:00+00:00</CreDtTm></GrpHdr>
<Stmt><Id>${id}</Id><CreDtTm>${day}T18:00:00+00:00</CreDtTm>
${account.rib === null ? '' : `<Acct><Id><Othr><Id>${account.rib}</Id></Othr></Id><Ccy>MAD</Ccy></Acct>`}
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="MAD">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>
${movements.map((movement, index) => entry(movement, `${id}-${index + 1}`)).join('\n')}
</Stmt></BkToCstmrStmt></Document>
`;
}

function entry(movement: BankMovement, madeUp: string): string {
  const bankReference = movement.bankReference === undefined ? madeUp : movement.bankReference;
  const batch = movement.batchReference ? `<Btch><PmtInfId>${movement.batchReference}</PmtInfId></Btch>` : '';
  const remittance = movement.remittance ? `<RmtInf><Ustrd>${movement.remittance}</Ustrd></RmtInf>` : '';
  const returned = movement.outcome === 'returned';
  const reason = returned ? `<RtrInf><Rsn><Cd>${movement.returnCode ?? 'AC04'}</Cd></Rsn></RtrInf>` : '';
  return `<Ntry><Amt Ccy="MAD">${decimalCentimes(movement.amountCentimes)}</Amt><CdtDbtInd>${returned ? 'CRDT' : 'DBIT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>${movement.bookedOn}</Dt></BookgDt>${bankReference === null ? '' : `<AcctSvcrRef>${bankReference}</AcctSvcrRef>`}
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>${returned ? 'RCDT' : 'ICDT'}</Cd><SubFmlyCd>OTHR</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls>${batch}${movement.batchReference ? '' : `<TxDtls><Refs><EndToEndId>${movement.endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs>${remittance}${reason}</TxDtls>`}</NtryDtls></Ntry>`;
}
