<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class CsvImport extends Model
{
    protected $fillable = ['user_id', 'filename', 'status', 'row_count', 'import_source'];

    public const SOURCES = ['upload', 'sftp', 'email'];

    public function rows()
    {
        return $this->hasMany(CsvImportRow::class, 'import_id');
    }

    public function failedRows()
    {
        return $this->rows()->whereNotNull('error');
    }
}
