<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up()
    {
        Schema::create('csv_imports', function (Blueprint $table) {
            $table->id();
            $table->foreignId('user_id')->constrained();
            $table->string('filename');
            $table->string('import_source', 16)->default('upload');
            $table->string('status');
            $table->timestamps();
        });

        Schema::create('csv_import_rows', function (Blueprint $table) {
            $table->id();
            $table->foreignId('import_id')->constrained('csv_imports')->cascadeOnDelete();
            $table->unsignedInteger('line');
            $table->json('payload');
            $table->text('error')->nullable();
        });
    }
};
