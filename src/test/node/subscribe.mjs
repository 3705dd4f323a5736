// Subscribes with the public client of graphql-transport-ws (npm graphql-ws) to the address given and prints each answer as a line of JSON.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url, ...queries] = process.argv.slice(2);
const client = createClient({ url, webSocketImpl: WebSocket, lazy: false, retryAttempts: 0, keepAlive: 200 });
for (const query of queries) {
  for await (const answer of client.iterate({ query })) {
    console.log(JSON.stringify(answer));
    if (query.includes('Changed')) {
      break; // such a subscription never ends by itself
    }
  }
}
await client.dispose();
