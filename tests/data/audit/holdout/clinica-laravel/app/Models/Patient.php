<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Factories\HasFactory;
use Illuminate\Database\Eloquent\Model;
use Illuminate\Database\Eloquent\SoftDeletes;

class Patient extends Model
{
    use HasFactory, SoftDeletes;

    protected $fillable = [
        'first_name',
        'last_name',
        'birth_date',
        'email',
        'hint_id',
        'hint_import_id',
        'membership_status',
        'csv_import_id',
    ];

    protected $casts = ['birth_date' => 'date'];

    public function scopeLinked($query)
    {
        return $query->whereNotNull('hint_import_id');
    }

    public function csvImport()
    {
        return $this->belongsTo(CsvImport::class, 'csv_import_id');
    }
}
