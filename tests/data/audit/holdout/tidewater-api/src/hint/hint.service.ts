import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { firstValueFrom } from 'rxjs';
import { HintPatient, HintPatientInput } from './hint.types';

@Injectable()
export class HintService {
  constructor(private readonly http: HttpService) {}

  async *patients(): AsyncGenerator<HintPatient> {
    for (let offset = 0; ; offset += 100) {
      const { data } = await firstValueFrom(
        this.http.get<HintPatient[]>('/patients', { params: { offset, limit: 100, sort: 'created_at' } }),
      );
      yield* data;
      if (data.length < 100) return;
    }
  }

  async getPatient(id: string): Promise<HintPatient> {
    const { data } = await firstValueFrom(this.http.get<HintPatient>(`/patients/${id}`));
    return data;
  }

  async savePatient(id: string | null, body: HintPatientInput): Promise<HintPatient> {
    const req = id
      ? this.http.patch<HintPatient>(`/patients/${id}`, body)
      : this.http.post<HintPatient>('/patients', body);
    return (await firstValueFrom(req)).data;
  }
}
