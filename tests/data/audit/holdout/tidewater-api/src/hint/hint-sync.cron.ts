import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { PrismaService } from '../prisma/prisma.service';
import { HintService } from './hint.service';
import { fromHint, statusOf } from './hint.mapper';

const SOURCE = 'tidewater';

@Injectable()
export class HintSyncCron {
  private readonly log = new Logger(HintSyncCron.name);

  constructor(private readonly prisma: PrismaService, private readonly hint: HintService) {}

  @Cron(CronExpression.EVERY_30_MINUTES)
  async pull() {
    let n = 0;
    for await (const row of this.hint.patients()) {
      const { import_id, import_source, external_link_id } = row;
      const ours = import_source === SOURCE && import_id;
      await this.prisma.patient.upsert({
        where: ours ? { id: import_id } : { hintId: row.id },
        update: { hintId: row.id, membershipStatus: statusOf(row), externalLinkId: external_link_id, hintSyncedAt: new Date() },
        create: fromHint(row),
      });
      n++;
    }
    this.log.log(`pulled ${n} patients`);
  }

  @Cron(CronExpression.EVERY_HOUR)
  async push() {
    const rows = await this.prisma.patient.findMany({ where: { hintId: null }, take: 50 });
    for (const p of rows) {
      const saved = await this.hint.savePatient(null, {
        first_name: p.firstName,
        last_name: p.lastName,
        dob: p.dob?.toISOString().slice(0, 10),
        import_id: p.id,
        import_source: SOURCE,
      });
      await this.prisma.patient.update({
        where: { id: p.id },
        data: { hintId: saved.id, importId: saved.import_id, importSource: saved.import_source },
      });
    }
  }
}
