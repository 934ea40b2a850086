import * as vscode from 'vscode';
import { HintProvider } from './hint/provider';
import { HintClient } from './hint/client';

export function activate(ctx: vscode.ExtensionContext) {
  const client = new HintClient(ctx.asAbsolutePath('out/server.js'));
  ctx.subscriptions.push(
    client,
    vscode.languages.registerInlayHintsProvider({ language: 'vue' }, new HintProvider(client)),
  );
}
