import { z } from 'zod';

/** What of a certified content a receipt prints; the text holds all of the file (`ContentAcceptance`). */
const printed = z.object({
  project: z.object({ title: z.string() }),
  attachments: z.array(z.object({ documentCode: z.string(), name: z.string(), sha256: z.string() })),
});

/** The content that a receipt certifies, read from its own text: what came into the file afterwards is not in it. */
export const readCertified = (text: string): z.infer<typeof printed> => printed.parse(JSON.parse(text));
