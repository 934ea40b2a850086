<?php

namespace App\Http\Controllers;

use App\Jobs\ProcessCsvImport;
use App\Models\CsvImport;
use Illuminate\Http\Request;

class CsvImportController extends Controller
{
    public function store(Request $request)
    {
        $request->validate(['file' => 'required|mimes:csv,txt']);
        $name = $request->file('file')->store('imports');
        $import = CsvImport::create([
            'user_id' => $request->user()->id,
            'filename' => basename($name),
            'status' => 'queued',
            'import_source' => 'upload',
        ]);
        ProcessCsvImport::dispatch($import->id);

        return redirect()->route('imports.show', ['import_id' => $import->id]);
    }
}
