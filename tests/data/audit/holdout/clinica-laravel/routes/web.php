<?php

use App\Http\Controllers\CsvImportController;
use App\Http\Controllers\PatientController;
use Illuminate\Support\Facades\Route;

Route::middleware('auth')->group(function () {
    Route::resource('patients', PatientController::class);
    Route::post('/imports', [CsvImportController::class, 'store']);
    Route::get('/imports/{import_id}', [CsvImportController::class, 'show'])->name('imports.show');
});
