<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration {
    public function up(): void
    {
        Schema::create('students', function (Blueprint $table) {
            $table->id();
            $table->string('first_name');
            $table->string('last_name');
            $table->date('dob')->nullable();
            $table->string('email')->nullable();
            $table->unsignedTinyInteger('grade')->nullable();
            $table->foreignId('import_id')->nullable()->constrained('roster_imports');
            $table->string('import_source')->default('manual');
            $table->string('sis_import_id')->nullable()->unique();
            $table->timestamps();
        });
    }
};
