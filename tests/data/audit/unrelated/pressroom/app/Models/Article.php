<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Builder;
use Illuminate\Database\Eloquent\Model;
use Illuminate\Database\Eloquent\SoftDeletes;

class Article extends Model
{
    use SoftDeletes;

    protected $fillable = [
        'title', 'slug', 'lead', 'body', 'author_id', 'published_at',
        'import_source', 'import_id', 'imported_at',
    ];

    protected $casts = [
        'published_at' => 'datetime',
        'imported_at' => 'datetime',
    ];

    public function author()
    {
        return $this->belongsTo(User::class, 'author_id');
    }

    public function scopeImportedFrom(Builder $q, string $source): Builder
    {
        return $q->where('import_source', $source);
    }

    public function isImported(): bool
    {
        return $this->import_source !== null;
    }
}
