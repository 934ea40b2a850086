<?php

namespace App\Jobs;

use App\Models\CsvImport;
use App\Models\CsvImportRow;
use App\Models\Patient;
use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Bus\Dispatchable;
use Illuminate\Queue\InteractsWithQueue;
use Illuminate\Queue\SerializesModels;
use League\Csv\Reader;

class ProcessCsvImport implements ShouldQueue
{
    use Dispatchable, InteractsWithQueue, Queueable, SerializesModels;

    public function __construct(private int $importId)
    {
    }

    public function handle(): void
    {
        $import = CsvImport::findOrFail($this->importId);
        $csv = Reader::createFromPath(storage_path("imports/{$import->filename}"));
        $csv->setHeaderOffset(0);

        foreach ($csv->getRecords() as $line => $record) {
            $row = CsvImportRow::create([
                'import_id' => $import->id,
                'line' => $line,
                'payload' => $record,
            ]);
            try {
                Patient::create([
                    'first_name' => $record['First'],
                    'last_name' => $record['Last'],
                    'birth_date' => $record['DOB'],
                    'email' => $record['Email'] ?: null,
                    'csv_import_id' => $import->id,
                ]);
            } catch (\Throwable $e) {
                $row->update(['error' => $e->getMessage()]);
            }
        }
        $import->update(['status' => 'done']);
    }
}
