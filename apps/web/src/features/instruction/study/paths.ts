/** The address of one file in the API; everything about it lies below. */
export const filePath = (fileId: string): string => `/api/instruction/files/${fileId}`;
