export { ConflictQuestion, type DescribeField } from './ConflictQuestion.js';
export { isSame, type Json } from './same.js';
export { useAutosave, type AutosaveOfForm } from './useAutosave.js';
export { wordsIn } from './words.js';
