export { renderPublicPage } from './public/render.js';
export type * from './public/props.js';
