// Exit code 0 when http://127.0.0.1:PORT/health/ready answers 2xx. Usage: healthcheck.mjs PORT
const answer = await fetch(`http://127.0.0.1:${process.argv[2]}/health/ready`, { signal: AbortSignal.timeout(3000) }).catch(
  () => undefined,
);
process.exit(answer?.ok ? 0 : 1);
