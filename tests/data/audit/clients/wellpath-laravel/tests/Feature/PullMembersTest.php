<?php

namespace Tests\Feature;

use App\Models\Member;
use App\Services\Dpc\Client;
use GuzzleHttp\Client as Guzzle;
use GuzzleHttp\Handler\MockHandler;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Psr7\Response;
use Illuminate\Foundation\Testing\RefreshDatabase;
use Tests\TestCase;

class PullMembersTest extends TestCase
{
    use RefreshDatabase;

    public function test_pull()
    {
        $body = '[{"id":"pat-Lm20xQw81ZkA","first_name":"Vi","last_name":"Tran","dob":"2001-04-04","external_link_id":null,"import_id":"M-7","import_source":"wellpath"}]';
        $mock = new MockHandler([new Response(200, [], $body)]);
        $this->app->instance(Client::class, new Client(new Guzzle(['handler' => HandlerStack::create($mock)])));

        $this->artisan('members:pull')->assertExitCode(0);

        $this->assertDatabaseHas('members', ['dpc_id' => 'pat-Lm20xQw81ZkA', 'import_id' => 'M-7']);
        $this->assertSame('wellpath', Member::first()->import_source);
    }
}
