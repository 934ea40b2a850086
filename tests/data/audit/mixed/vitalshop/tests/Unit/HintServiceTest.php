<?php

namespace Tests\Unit;

use App\Models\Customer;
use App\Services\HintService;
use GuzzleHttp\Handler\MockHandler;
use GuzzleHttp\Psr7\Response;
use Tests\TestCase;

class HintServiceTest extends TestCase
{
    public function test_pull_stores_the_link(): void
    {
        $c = Customer::factory()->create();
        $this->mockHint(new MockHandler([new Response(200, [], json_encode([[
            'id' => 'pat-0aB1cD2eF3gH',
            'import_id' => (string) $c->id,
            'import_source' => 'vitalshop',
            'external_link_id' => 'vs-1',
        ]]))]));

        $this->assertSame(1, app(HintService::class)->pull());
        $this->assertSame('vs-1', $c->fresh()->external_link_id);
    }
}
