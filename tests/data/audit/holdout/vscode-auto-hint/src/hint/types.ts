export interface HintSymbol {
  end: number;
  importId: string;
  importSource: string;
  importIdentifier?: { start: number; end: number };
}

export interface HintOptions {
  import_source?: boolean;
  maxLength?: number;
}
