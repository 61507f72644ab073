/** Certificates of attendance: `ATT-2027-00012`. */
export const CERTIFICATES = { prefix: 'ATT', digits: 5 };
