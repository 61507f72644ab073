export {
  createAuthority,
  issueSigner,
  restoreAuthority,
  serialiseAuthority,
  type Authority,
  type SerialisedAuthority,
  type Signer,
  type SignerIdentity,
} from './authority.js';
export { signPdf, type SignatureOptions } from './sign-pdf.js';
export { verifyPdf, type SignatureReport } from './verify-pdf.js';
