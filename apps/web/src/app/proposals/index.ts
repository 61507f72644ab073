export { WaitingProposals } from './WaitingProposals.js';
