<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class Student extends Model
{
    protected $fillable = [
        'first_name',
        'last_name',
        'dob',
        'email',
        'grade',
        'import_id',
        'import_source',
        'sis_import_id',
    ];

    protected $casts = ['dob' => 'date'];

    public function import()
    {
        return $this->belongsTo(RosterImport::class, 'import_id');
    }

    public function guardians()
    {
        return $this->belongsToMany(Guardian::class);
    }
}
