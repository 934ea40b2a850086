import { Injectable, NotFoundException } from '@nestjs/common';
import { PrismaService } from '../prisma/prisma.service';

@Injectable()
export class PatientsService {
  constructor(private readonly prisma: PrismaService) {}

  async get(id: string) {
    const p = await this.prisma.patient.findFirst({
      where: { OR: [{ id }, { hintId: id }, { externalLinkId: id }] },
      include: { visits: true },
    });
    if (!p) throw new NotFoundException();
    return p;
  }

  list(skip = 0) {
    return this.prisma.patient.findMany({
      skip,
      take: 50,
      select: { id: true, firstName: true, lastName: true, hintId: true, importId: true },
      orderBy: { lastName: 'asc' },
    });
  }
}
