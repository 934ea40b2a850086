export class HintError extends Error {
  constructor(readonly status: number, message: string, readonly body?: unknown) {
    super(message);
    this.name = 'HintError';
  }

  get retryable(): boolean {
    return this.status === 429 || this.status >= 500;
  }
}
