<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up()
    {
        Schema::table('patients', function (Blueprint $table) {
            $table->string('hint_id', 32)->nullable()->unique();
            $table->string('hint_import_id')->nullable()->index();
            $table->string('membership_status')->nullable();
        });
    }

    public function down()
    {
        Schema::table('patients', function (Blueprint $table) {
            $table->dropColumn(['hint_id', 'hint_import_id', 'membership_status']);
        });
    }
};
