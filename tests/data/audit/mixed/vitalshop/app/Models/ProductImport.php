<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class ProductImport extends Model
{
    protected $fillable = ['import_source', 'rows', 'failed', 'finished_at'];

    public function products()
    {
        return $this->hasMany(Product::class, 'import_id');
    }
}
