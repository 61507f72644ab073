/**
 * The tables that the ministry published for 2017 and 2018 ("Bilan du programme de partenariat avec le tissu associatif … au titre
 * des années 2017 et 2018"), in its own order. Amounts in dirhams, as printed.
 */
export interface PublishedYear {
  year: number;
  associations: number;
  rows: readonly { domainCode: string; projects: number; dirhams: number }[];
}

export const PUBLISHED_BILANS: readonly PublishedYear[] = [
  {
    year: 2017,
    associations: 78,
    rows: [
      { domainCode: 'educative', projects: 65, dirhams: 4_022_000 },
      { domainCode: 'culture', projects: 25, dirhams: 1_443_000 },
      { domainCode: 'humanitarian', projects: 10, dirhams: 1_045_500 },
      { domainCode: 'camps', projects: 10, dirhams: 480_000 },
    ],
  },
  {
    year: 2018,
    associations: 42,
    rows: [
      { domainCode: 'educative', projects: 16, dirhams: 543_500 },
      { domainCode: 'camps', projects: 13, dirhams: 336_000 },
      { domainCode: 'culture', projects: 10, dirhams: 206_000 },
      { domainCode: 'humanitarian', projects: 5, dirhams: 814_000 },
    ],
  },
];
