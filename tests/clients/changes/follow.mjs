// Follows the changes at an address and prints the id of each, as a dashboard would take them in.
import { EventSource } from 'eventsource';

const source = new EventSource(process.argv[2]);
source.addEventListener('position', () => console.log('listening'));
source.onmessage = message => console.log(`${message.lastEventId} ${JSON.parse(message.data).sequence}`);
source.onerror = error => {
  if (source.readyState === EventSource.CLOSED) {
    console.error(`It gave up: ${error.message}`);
    process.exit(1);
  }
};
