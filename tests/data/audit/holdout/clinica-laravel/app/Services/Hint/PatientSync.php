<?php

namespace App\Services\Hint;

use App\Models\Patient;
use Illuminate\Support\Facades\Log;

class PatientSync
{
    public function __construct(private HintClient $client)
    {
    }

    public function push(Patient $patient): void
    {
        $data = [
            'first_name' => $patient->first_name,
            'last_name' => $patient->last_name,
            'dob' => optional($patient->birth_date)->format('Y-m-d'),
            'email' => $patient->email,
            'import_id' => (string) $patient->id,
            'import_source' => config('services.hint.source'),
        ];

        if ($patient->hint_id) {
            $this->client->patch("patients/{$patient->hint_id}", $data);
            return;
        }

        $created = $this->client->post('patients', $data);
        $patient->update([
            'hint_id' => $created['id'],
            'hint_import_id' => $created['import_id'] ?? null,
        ]);
    }

    public function pull(): int
    {
        $count = 0;
        $offset = 0;
        do {
            $rows = $this->client->get('patients', ['limit' => 100, 'offset' => $offset]);
            foreach ($rows as $row) {
                $count += $this->apply($row) ? 1 : 0;
            }
            $offset += 100;
        } while (count($rows) === 100);

        return $count;
    }

    private function apply(array $row): bool
    {
        if (($row['import_source'] ?? null) !== config('services.hint.source')) {
            return false;
        }
        $patient = Patient::find($row['import_id']);
        if (! $patient) {
            Log::warning('hint: unknown import_id', ['import_id' => $row['import_id'], 'hint' => $row['id']]);
            return false;
        }
        $patient->fill([
            'hint_id' => $row['id'],
            'membership_status' => $row['membership_status'],
            'hint_import_id' => $row['import_id'],
        ]);

        return $patient->save();
    }
}
