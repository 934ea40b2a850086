<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class CsvImportRow extends Model
{
    public $timestamps = false;

    protected $fillable = ['import_id', 'line', 'payload', 'error'];

    protected $casts = ['payload' => 'array'];
}
