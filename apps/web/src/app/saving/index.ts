export { ConflictQuestion, type DescribeField } from './ConflictQuestion.js';
export type { Held } from './held.js';
export { isSame, type Json } from './same.js';
export { sayingHeld } from './saying-held.js';
export { useAutosave, type AutosaveOfForm } from './useAutosave.js';
export { wordsIn } from './words.js';
