<?php

namespace App\Services;

use App\Models\Customer;
use App\Models\ProductImport;
use GuzzleHttp\Client;

class HintService
{
    private Client $http;

    public function __construct()
    {
        $this->http = new Client([
            'base_uri' => config('services.hint.endpoint'),
            'headers' => ['Authorization' => 'Bearer ' . config('services.hint.token')],
        ]);
    }

    /** Creates the member and remembers where it came from. */
    public function createMember(Customer $customer): string
    {
        $res = $this->http->post('patients', ['json' => [
            'first_name' => $customer->first_name,
            'last_name' => $customer->last_name,
            'email' => $customer->email,
            'import_id' => (string) $customer->id,
            'import_source' => 'vitalshop',
        ]]);

        return json_decode($res->getBody(), true)['id'];
    }

    public function pull(int $offset = 0): int
    {
        $rows = json_decode($this->http->get('patients', ['query' => ['limit' => 100, 'offset' => $offset]])->getBody(), true);
        foreach ($rows as $row) {
            $customer = Customer::find($row['import_source'] === 'vitalshop' ? $row['import_id'] : null)
                ?? Customer::firstWhere('hint_id', $row['id']);
            if (!$customer) {
                continue;
            }
            $customer->update([
                'hint_id' => $row['id'],
                'external_link_id' => $row['external_link_id'] ?? null,
            ]);
        }

        return count($rows);
    }

    /** Price list of the member discounts, shown next to the last feed. */
    public function discountTable(): array
    {
        $last = ProductImport::latest()->first();

        return [
            'import_id' => $last->id,
            'import_source' => $last->import_source,
            'plans' => json_decode($this->http->get('plans')->getBody(), true),
        ];
    }
}
