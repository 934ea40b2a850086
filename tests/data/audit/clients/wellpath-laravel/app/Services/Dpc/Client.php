<?php

namespace App\Services\Dpc;

use GuzzleHttp\Client as Guzzle;
use GuzzleHttp\Exception\ClientException;

class Client
{
    /** @var Guzzle */
    private $http;

    public function __construct(Guzzle $http = null)
    {
        $this->http = $http ?: new Guzzle([
            'base_uri' => config('services.dpc.base_uri'),
            'headers' => ['Authorization' => 'Bearer ' . config('services.dpc.token')],
            'timeout' => 30,
        ]);
    }

    public function patients(): \Generator
    {
        $offset = 0;
        do {
            $page = $this->request('GET', 'patients', ['query' => ['limit' => 100, 'offset' => $offset]]);
            yield from $page;
            $offset += 100;
        } while (count($page) === 100);
    }

    public function createPatient(PatientPayload $payload): array
    {
        return $this->request('POST', 'patients', ['json' => $payload->toArray()]);
    }

    public function linkPatient(string $id, string $memberNo): array
    {
        return $this->request('PATCH', "patients/$id", ['json' => [
            'import_id' => $memberNo,
            'import_source' => config('services.dpc.source'),
        ]]);
    }

    private function request(string $method, string $uri, array $options = []): array
    {
        try {
            $res = $this->http->request($method, $uri, $options);
        } catch (ClientException $e) {
            if ($e->getResponse()->getStatusCode() === 429) {
                usleep(random_int(500000, 3000000));
                return $this->request($method, $uri, $options);
            }
            throw $e;
        }

        return json_decode((string) $res->getBody(), true);
    }
}
