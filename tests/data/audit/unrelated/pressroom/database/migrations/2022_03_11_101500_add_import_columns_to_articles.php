<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::table('articles', function (Blueprint $table) {
            $table->string('import_source', 32)->nullable()->index();
            $table->string('import_id', 64)->nullable();
            $table->timestamp('imported_at')->nullable();
            $table->unique(['import_source', 'import_id']);
        });
    }

    public function down(): void
    {
        Schema::table('articles', function (Blueprint $table) {
            $table->dropUnique(['import_source', 'import_id']);
            $table->dropColumn(['import_source', 'import_id', 'imported_at']);
        });
    }
};
