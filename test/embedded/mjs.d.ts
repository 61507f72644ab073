// The one-machine edition is plain JavaScript: it runs before any compiler is installed.
declare module '*.mjs';
