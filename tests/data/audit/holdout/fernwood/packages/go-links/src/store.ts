export interface Link {
  id: number;
  slug: string;
  url: string;
}

export interface Click {
  externalLinkId: number;
  at: number;
  referrer: string | null;
}

export const links = new Map<string, Link>();
export const clicks: Click[] = [];

export function top(n = 10): Array<[number, number]> {
  const counts = new Map<number, number>();
  for (const c of clicks) counts.set(c.externalLinkId, (counts.get(c.externalLinkId) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, n);
}
