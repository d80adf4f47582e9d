// SPDX-License-Identifier: Apache-2.0
// Drives a gateway with the TypeScript SDK's client: node drive-gateway.mjs COMMAND [ARGUMENT...]
// Standard input: a JSON array of [tool, arguments]. Writes one JSON object a line: the tools first, then each answer.
import { readFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const calls = JSON.parse(readFileSync(0, 'utf8'));
const [command, ...args] = process.argv.slice(2);
const client = new Client({ name: 'driver', version: '1' });
await client.connect(new StdioClientTransport({ command, args, stderr: 'inherit' }));
const { tools } = await client.listTools();
console.log(JSON.stringify({ server: client.getServerVersion().name, tools: tools.map((tool) => tool.name) }));
for (const [name, given] of calls) {
  try {
    const result = await client.callTool({ name, arguments: given });
    console.log(JSON.stringify({ name, isError: result.isError === true, text: result.content[0]?.text ?? '' }));
  } catch (error) {
    console.log(JSON.stringify({ name, code: error.code }));
  }
}
await client.close();
