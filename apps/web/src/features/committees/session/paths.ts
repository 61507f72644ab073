/** One session and one file of a session, in the API and in the application. */
export const sessionPath = (id: string): string => `/api/committees/sessions/${id}`;
export const filePath = (id: string): string => `/api/committees/files/${id}`;
export const sessionPage = (id: string): string => `/app/committees/sessions/${id}`;
export const filePage = (id: string): string => `/app/committees/files/${id}`;
