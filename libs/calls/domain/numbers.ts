/** Calls for projects (appels à projets): `AP-2027-0001`. */
export const CALLS = { prefix: 'AP', digits: 4 };
