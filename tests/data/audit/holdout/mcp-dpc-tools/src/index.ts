#!/usr/bin/env node
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { registerMemberTools } from "./tools/members.js";

const server = new McpServer({ name: "dpc", version: "0.0.7" });
registerMemberTools(server);
await server.connect(new StdioServerTransport());
