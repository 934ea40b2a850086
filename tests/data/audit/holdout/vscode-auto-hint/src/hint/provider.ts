import * as vscode from 'vscode';
import type { HintClient } from './client';

export class HintProvider implements vscode.InlayHintsProvider {
  constructor(private client: HintClient) {}

  async provideInlayHints(doc: vscode.TextDocument, range: vscode.Range): Promise<vscode.InlayHint[]> {
    const cfg = vscode.workspace.getConfiguration('hint');
    if (!cfg.get<boolean>('showImportSource')) return [];
    const symbols = await this.client.symbols(doc.getText(range));
    return symbols.map(({ end, importSource, importId }) => {
      const hint = new vscode.InlayHint(doc.positionAt(end), ` ‹ ${importSource}`, vscode.InlayHintKind.Type);
      hint.tooltip = `import { ${importId} } from '${importSource}'`;
      hint.paddingLeft = true;
      return hint;
    });
  }
}
