<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class Customer extends Model
{
    protected $fillable = ['first_name', 'last_name', 'email', 'hint_id', 'external_link_id'];

    public function orders()
    {
        return $this->hasMany(Order::class);
    }

    public function isMember(): bool
    {
        return $this->hint_id !== null;
    }
}
