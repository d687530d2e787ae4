// Reads the test data through node-redis and ioredis, alone or as a cluster: node clients.mjs PORT alone|cluster
import assert from 'node:assert/strict';
import { createClient, createCluster } from 'redis';
import { Redis, Cluster } from 'ioredis';

const [port, mode] = [Number(process.argv[2]), process.argv[3]];

async function reads(name, send, get, hgetall) {
  assert.match(await get('airports:{ATL}'), /Atlanta v2/);
  assert.equal(await get('airports:{none}'), null);
  assert.deepEqual({ ...(await hgetall('airports:{ZRH}')) }, { code: 'ZRH', runways: '3' });
  assert.deepEqual(await send('departures:{ATL}', ['ZRANGE', 'departures:{ATL}', '-', '+', 'BYLEX', 'LIMIT', '0', '2']),
    ['-1|LAX', '2|JFK']);
  await assert.rejects(() => send('airports:{ATL}', ['SET', 'airports:{ATL}', 'x']), /^[A-Za-z]*Error: READONLY /);
  console.log(`${name}: ok`);
}

async function nodeRedis() {
  const url = `redis://127.0.0.1:${port}`;
  const client = mode === 'cluster' ? createCluster({ rootNodes: [{ url }] }) : createClient({ url });
  await client.connect();
  const send = mode === 'cluster'
    ? (key, command) => client.sendCommand(key, true, command)
    : (key, command) => client.sendCommand(command);
  await reads('node-redis', send, (key) => client.get(key), (key) => client.hGetAll(key));
  await client.close();
}

async function ioRedis() {
  const at = { host: '127.0.0.1', port };
  const client = mode === 'cluster' ? new Cluster([at]) : new Redis(at);
  await reads('ioredis', (key, [name, ...args]) => client.call(name, ...args), (key) => client.get(key),
    (key) => client.hgetall(key));
  client.disconnect();
}

await nodeRedis();
await ioRedis();
