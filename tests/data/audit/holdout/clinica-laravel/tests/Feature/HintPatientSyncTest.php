<?php

namespace Tests\Feature;

use App\Models\Patient;
use App\Services\Hint\PatientSync;
use Illuminate\Foundation\Testing\RefreshDatabase;
use Illuminate\Support\Facades\Http;
use Tests\TestCase;

class HintPatientSyncTest extends TestCase
{
    use RefreshDatabase;

    public function test_push_creates()
    {
        $patient = Patient::factory()->create(['id' => 12]);
        Http::fake(['*/patients' => Http::response(['id' => 'pat-w0Zr5Tb8Kq1x', 'import_id' => '12'], 201)]);

        app(PatientSync::class)->push($patient);

        Http::assertSent(fn ($r) => $r['import_id'] === '12' && $r['import_source'] === 'clinica');
        $this->assertSame('12', $patient->fresh()->hint_import_id);
    }

    public function test_pull_skips_other_sources()
    {
        Http::fake(['*' => Http::response([
            ['id' => 'pat-1', 'membership_status' => 'active', 'import_id' => '1', 'import_source' => 'other'],
        ])]);

        $this->assertSame(0, app(PatientSync::class)->pull());
    }
}
