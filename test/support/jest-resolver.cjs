// Maps './x.js' to './x.ts' for our own sources only; packages keep Node's own resolution.
module.exports = (request, options) => {
  if (/^\.{1,2}\/.*\.js$/.test(request) && !options.basedir.includes('node_modules')) {
    try {
      return options.defaultResolver(request.replace(/\.js$/, '.ts'), options);
    } catch {
      // A plain JavaScript file of ours: fall through.
    }
  }
  return options.defaultResolver(request, options);
};
