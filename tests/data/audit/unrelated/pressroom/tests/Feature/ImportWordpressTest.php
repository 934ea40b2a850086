<?php

namespace Tests\Feature;

use App\Models\Article;
use Illuminate\Foundation\Testing\RefreshDatabase;
use Illuminate\Support\Facades\Http;
use Tests\TestCase;

class ImportWordpressTest extends TestCase
{
    use RefreshDatabase;

    public function test_it_is_idempotent(): void
    {
        Http::fake(['*' => Http::response([[
            'id' => 77, 'slug' => 'hei', 'date_gmt' => '2022-01-01T10:00:00',
            'title' => ['rendered' => 'Hei'], 'content' => ['rendered' => '<p>x</p>'],
        ]], 200, ['X-WP-TotalPages' => '1'])]);

        $this->artisan('import:wordpress', ['url' => 'https://old.example.no']);
        $this->artisan('import:wordpress', ['url' => 'https://old.example.no']);

        $this->assertSame(1, Article::importedFrom('wordpress')->count());
        $this->assertDatabaseHas('articles', ['import_source' => 'wordpress', 'import_id' => '77']);
    }
}
