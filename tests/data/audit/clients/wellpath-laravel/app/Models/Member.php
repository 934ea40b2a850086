<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Factories\HasFactory;
use Illuminate\Database\Eloquent\Model;

class Member extends Model
{
    use HasFactory;

    protected $fillable = [
        'member_no', 'first_name', 'last_name', 'email', 'born_on',
        'dpc_id', 'external_link_id', 'import_id', 'import_source',
    ];

    protected $casts = ['born_on' => 'date'];

    public function scopeUnlinked($query)
    {
        return $query->whereNull('external_link_id')->whereNull('import_id');
    }

    public function invoices()
    {
        return $this->hasMany(Invoice::class);
    }
}
