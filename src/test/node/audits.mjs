// Runs every public GraphQL over HTTP audit against the address given and prints one line each: status, tab, name.
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  const result = await audit.fn();
  console.log([result.status, audit.id, audit.name, result.status === 'ok' ? '' : result.reason].join('\t'));
}
