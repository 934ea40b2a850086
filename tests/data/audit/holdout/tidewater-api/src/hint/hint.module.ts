import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { HintService } from './hint.service';
import { HintSyncCron } from './hint-sync.cron';

@Module({
  imports: [
    HttpModule.registerAsync({
      inject: [ConfigService],
      useFactory: (cfg: ConfigService) => ({
        baseURL: cfg.getOrThrow('HINT_URL') + '/api/provider',
        headers: { Authorization: `Bearer ${cfg.getOrThrow('HINT_PRACTICE_TOKEN')}` },
        timeout: 10_000,
      }),
    }),
  ],
  providers: [HintService, HintSyncCron],
  exports: [HintService],
})
export class HintModule {}
