import { Injectable } from '@nestjs/common'

export interface PayLink {
  external_link_id: string
  url: string
  status: 'open' | 'paid' | 'expired'
}

@Injectable()
export class PaylinkClient {
  private readonly base = process.env.PAYLINK_URL ?? 'https://api.paylink.example/v2'

  async create(body: { amount: number; reference: string }): Promise<PayLink> {
    const r = await fetch(`${this.base}/links`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${process.env.PAYLINK_TOKEN}` },
      body: JSON.stringify({ currency: 'USD', ...body }),
    })
    if (!r.ok) throw new Error(`paylink: ${r.status}`)
    return r.json() as Promise<PayLink>
  }
}
