<?php

namespace App\Imports;

use App\Models\ImportLog;
use App\Models\Member;
use Maatwebsite\Excel\Concerns\ToModel;
use Maatwebsite\Excel\Concerns\WithHeadingRow;

class MembersImport implements ToModel, WithHeadingRow
{
    private $importId;

    public function __construct(int $importId)
    {
        $this->importId = $importId;
    }

    public function model(array $row)
    {
        ImportLog::create(['import_id' => $this->importId, 'line' => json_encode($row)]);

        return new Member([
            'member_no' => $row['member_no'],
            'first_name' => $row['first'],
            'last_name' => $row['last'],
        ]);
    }
}
