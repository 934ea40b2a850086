<?php

namespace Tests\Feature;

use App\Models\Student;
use Illuminate\Foundation\Testing\RefreshDatabase;
use Tests\TestCase;

class SisLoadTest extends TestCase
{
    use RefreshDatabase;

    public function test_loads(): void
    {
        $this->artisan('sis:load', ['file' => base_path('tests/data/roster.csv')])->assertOk();
        $this->assertDatabaseHas('students', ['sis_import_id' => '88001', 'import_source' => 'powerschool']);
    }
}
