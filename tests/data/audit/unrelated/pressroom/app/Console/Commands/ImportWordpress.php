<?php

namespace App\Console\Commands;

use App\Models\Article;
use Illuminate\Console\Command;
use Illuminate\Support\Facades\Http;

class ImportWordpress extends Command
{
    protected $signature = 'import:wordpress {url} {--since=}';

    private const IMPORT_SOURCE = 'wordpress';

    public function handle(): int
    {
        $page = 1;
        do {
            $res = Http::get($this->argument('url') . '/wp-json/wp/v2/posts', [
                'page' => $page,
                'per_page' => 50,
                'after' => $this->option('since'),
            ]);
            foreach ($res->json() as $post) {
                Article::updateOrCreate(
                    ['import_source' => self::IMPORT_SOURCE, 'import_id' => (string) $post['id']],
                    [
                        'title' => html_entity_decode($post['title']['rendered']),
                        'slug' => $post['slug'],
                        'body' => $post['content']['rendered'],
                        'published_at' => $post['date_gmt'],
                        'imported_at' => now(),
                    ]
                );
            }
        } while ($page++ < (int) $res->header('X-WP-TotalPages'));

        return self::SUCCESS;
    }
}
