import { Injectable } from '@nestjs/common'
import { PrismaService } from '../prisma.service'
import { PaylinkClient } from './paylink.client'

@Injectable()
export class InvoicesService {
  constructor(private readonly prisma: PrismaService, private readonly paylink: PaylinkClient) {}

  /** One premium invoice for each active member, with a payment link. */
  async bill(period: string) {
    const members = await this.prisma.member.findMany({ include: { plan: true } })
    for (const m of members) {
      const invoice = await this.prisma.invoice.create({
        data: { memberId: m.id, period, amountCents: m.plan.premiumCents },
      })
      const link = await this.paylink.create({ amount: invoice.amountCents, reference: `${m.subscriberNo}/${period}` })
      await this.prisma.invoice.update({
        where: { id: invoice.id },
        data: { externalLinkId: link.external_link_id },
      })
    }
    return members.length
  }
}
