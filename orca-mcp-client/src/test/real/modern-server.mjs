// SPDX-License-Identifier: Apache-2.0
// A server of protocol 2026-07-28 and nothing older: `node modern-server.mjs stdio`, or `node modern-server.mjs http`, which
// writes "listening PORT" and serves http://127.0.0.1:PORT/mcp. Every call is written to standard error as "called NAME".
import { createServer } from 'node:http';
import { McpServer, createMcpHandler } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import * as z from 'zod';

function server() {
  const it = new McpServer({ name: 'modern', version: '1.0.0' }, { instructions: 'Say it and it comes back.' });
  it.registerTool(
    'echo',
    { description: 'Says what it was told', inputSchema: z.object({ message: z.string() }), annotations: { readOnlyHint: true } },
    ({ message }) => {
      console.error('called echo');
      return { content: [{ type: 'text', text: message }] };
    });
  it.registerTool(
    'sum',
    {
      description: 'Adds two numbers',
      inputSchema: z.object({ a: z.number(), b: z.number() }),
      outputSchema: z.object({ sum: z.number() }),
    },
    ({ a, b }) => {
      console.error('called sum');
      const structuredContent = { sum: a + b };
      return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent };
    });
  it.registerTool('never', { description: 'Never answers', inputSchema: z.object({}) }, (_, context) => new Promise(() => {
    console.error('called never');
    (context?.mcpReq?.signal ?? context?.signal)?.addEventListener('abort', () => console.error('aborted never'));
  }));
  it.registerTool('grow', { description: 'Adds a tool', inputSchema: z.object({}) }, () => {
    more.push('grown' + more.length);
    if (changed) changed(); else add(it, more[more.length - 1]);
    return { content: [] };
  });
  more.forEach((name) => add(it, name));
  return it;
}

// Tools that came later. Over stdio the one server tells of them itself; over HTTP each request has a server of its own.
const more = [];
let changed;

function add(it, name) {
  it.registerTool(name, { description: 'Came later', inputSchema: z.object({}) }, () => ({ content: [] }));
}

if (process.argv[2] === 'stdio') {
  serveStdio(server, { legacy: 'reject' });
} else {
  const handler = createMcpHandler(server, { legacy: 'reject' });
  changed = () => handler.notify.toolsChanged();
  const http = createServer(async (request, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    try {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const answer = await handler.fetch(
        new Request('http://127.0.0.1' + request.url, {
          method: request.method,
          headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
          body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
          signal: gone.signal,
        }));
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      if (answer.body) for await (const part of answer.body) response.write(part);
      response.end();
    } catch (e) {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });
  http.listen(0, '127.0.0.1', () => console.log('listening ' + http.address().port));
}
