import { z } from 'zod';
import { formatExactCentimes, formatThousandths } from '#kernel/public';

/** What of a certified content a receipt prints; the text holds all of the file (`acceptContent`). */
const printed = z.object({
  project: z.object({ title: z.string() }),
  budget: z.array(
    z.object({
      account: z.string(),
      label: z.string(),
      amountCentimes: z.number(),
      quantityThousandths: z.number().optional(),
      unit: z.string().optional(),
      unitPriceCentimes: z.number().optional(),
    }),
  ),
  attachments: z.array(z.object({ documentCode: z.string(), name: z.string(), sha256: z.string() })),
});

export type CertifiedContent = z.infer<typeof printed>;

/** The content that a receipt certifies, read from its own text: what came into the file afterwards is not in it. */
export const readCertified = (text: string): CertifiedContent => printed.parse(JSON.parse(text));

/** How the amount of a line comes about, in parts so that a unit keeps its own direction: "3", "mois", "2 500,00", "7 500,00". */
export function calculationOf({ quantityThousandths, unit, unitPriceCentimes, amountCentimes }: CertifiedContent['budget'][number]) {
  if (quantityThousandths === undefined || unitPriceCentimes === undefined) return null;
  return {
    quantity: formatThousandths(quantityThousandths),
    unit: unit ?? null,
    price: formatExactCentimes(unitPriceCentimes),
    amount: formatExactCentimes(amountCentimes),
  };
}
