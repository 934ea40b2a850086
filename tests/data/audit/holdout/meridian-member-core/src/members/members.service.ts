import { ConflictException, Injectable, NotFoundException } from '@nestjs/common'
import { ImportSource, Member } from '@prisma/client'
import { PrismaService } from '../prisma.service'
import { CreateMemberDto } from './member.dto'

@Injectable()
export class MembersService {
  constructor(private readonly prisma: PrismaService) {}

  async create(dto: CreateMemberDto, subscriberNo: string): Promise<Member> {
    if (dto.importSource && dto.importId) {
      const other = await this.findImported(dto.importSource, dto.importId)
      if (other) throw new ConflictException(`already enrolled as ${other.subscriberNo}`)
    }
    return this.prisma.member.create({
      data: {
        subscriberNo,
        firstName: dto.firstName,
        lastName: dto.lastName,
        dob: new Date(dto.dob),
        email: dto.email,
        planId: dto.planId,
        importId: dto.importId,
        importSource: dto.importSource,
      },
    })
  }

  findImported(importSource: ImportSource, importId: string) {
    return this.prisma.member.findUnique({
      where: { importSource_importId: { importSource, importId } },
    })
  }

  async assignPractice(memberId: string, npi: string) {
    const practice = await this.prisma.practice.findUnique({ where: { npi } })
    if (!practice) throw new NotFoundException(`no practice with NPI ${npi}`)
    return this.prisma.member.update({ where: { id: memberId }, data: { practiceId: practice.id } })
  }
}
