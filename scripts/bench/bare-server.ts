import { createServer } from 'node:http';

/** The least that Node can do for a GET: one constant body. It says its port on standard output. */
const body = Buffer.from(process.argv[2] ?? '');
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify(server.address())}\n`));
