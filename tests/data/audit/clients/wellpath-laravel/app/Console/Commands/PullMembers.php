<?php

namespace App\Console\Commands;

use App\Models\Member;
use App\Services\Dpc\Client;
use Illuminate\Console\Command;

class PullMembers extends Command
{
    protected $signature = 'members:pull {--link}';
    protected $description = 'Pull the members from billing';

    public function handle(Client $client)
    {
        foreach ($client->patients() as $patient) {
            $member = Member::updateOrCreate(['dpc_id' => $patient['id']], [
                'first_name' => $patient['first_name'],
                'last_name' => $patient['last_name'],
                'email' => $patient['email'] ?? null,
                'born_on' => $patient['dob'],
                'external_link_id' => $patient['external_link_id'] ?? null,
                'import_id' => $patient['import_id'] ?? null,
                'import_source' => data_get($patient, 'import_source'),
            ]);

            if ($this->option('link') && ! $member->import_id && $member->member_no) {
                $client->linkPatient($patient['id'], $member->member_no);
            }
        }

        return 0;
    }
}
