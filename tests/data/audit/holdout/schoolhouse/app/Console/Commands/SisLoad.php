<?php

namespace App\Console\Commands;

use App\Models\RosterImport;
use App\Models\Student;
use Illuminate\Console\Command;

class SisLoad extends Command
{
    protected $signature = 'sis:load {file} {--source=powerschool}';

    public function handle(): int
    {
        $import = RosterImport::create(['file' => $this->argument('file')]);
        $fh = fopen($this->argument('file'), 'r');
        $head = fgetcsv($fh);
        while ($row = fgetcsv($fh)) {
            $r = array_combine($head, $row);
            Student::updateOrCreate(
                ['sis_import_id' => $r['student_number']],
                [
                    'first_name' => $r['first_name'],
                    'last_name' => $r['last_name'],
                    'dob' => $r['dob'],
                    'import_id' => $import->id,
                    'import_source' => $this->option('source'),
                ]
            );
        }
        $gone = Student::where('import_source', $this->option('source'))->where('import_id', '<', $import->id)->count();
        $this->info("{$gone} students not in this file");

        return self::SUCCESS;
    }
}
