import { HintSyncCron } from './hint-sync.cron';
import { HintPatient } from './hint.types';

const row = (over: Partial<HintPatient> = {}): HintPatient => ({
  id: 'pat-A1b2C3d4E5f6',
  first_name: 'Iris',
  last_name: 'Cole',
  dob: '1985-12-01',
  email: null,
  membership_status: 'active',
  phones: [],
  external_link_id: null,
  import_id: null,
  import_source: null,
  created_at: '2023-01-01T00:00:00Z',
  updated_at: '2023-01-01T00:00:00Z',
  ...over,
});

describe('HintSyncCron', () => {
  const upsert = jest.fn();
  const prisma: any = { patient: { upsert, findMany: jest.fn(), update: jest.fn() } };
  const hint: any = { patients: jest.fn(), savePatient: jest.fn() };
  const cron = new HintSyncCron(prisma, hint);

  beforeEach(() => jest.resetAllMocks());

  it('uses our id when we are the source', async () => {
    hint.patients.mockImplementation(async function* () {
      yield row({ import_id: 'ck1', import_source: 'tidewater' });
    });
    await cron.pull();
    expect(upsert.mock.calls[0][0].where).toEqual({ id: 'ck1' });
  });

  it('stores what Hint answered', async () => {
    prisma.patient.findMany.mockResolvedValue([{ id: 'ck2', firstName: 'A', lastName: 'B', dob: null }]);
    hint.savePatient.mockResolvedValue(row({ import_id: 'ck2', import_source: 'tidewater' }));
    await cron.push();
    expect(hint.savePatient).toHaveBeenCalledWith(null, expect.objectContaining({ import_id: 'ck2' }));
    expect(prisma.patient.update.mock.calls[0][0].data.importId).toBe('ck2');
  });
});
