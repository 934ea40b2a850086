<?php

namespace App\Services\Hint;

use Illuminate\Http\Client\PendingRequest;
use Illuminate\Support\Facades\Http;

class HintClient
{
    public function __construct(private string $url, private string $token)
    {
    }

    private function http(): PendingRequest
    {
        return Http::baseUrl($this->url)
            ->withToken($this->token)
            ->acceptJson()
            ->retry(4, 500);
    }

    public function get(string $path, array $query = []): array
    {
        return $this->http()->get($path, $query)->throw()->json();
    }

    public function post(string $path, array $data): array
    {
        return $this->http()->post($path, $data)->throw()->json();
    }

    public function patch(string $path, array $data): array
    {
        return $this->http()->patch($path, $data)->throw()->json();
    }
}
