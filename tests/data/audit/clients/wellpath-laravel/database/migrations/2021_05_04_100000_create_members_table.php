<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

class CreateMembersTable extends Migration
{
    public function up()
    {
        Schema::create('members', function (Blueprint $table) {
            $table->id();
            $table->string('member_no')->nullable()->unique();
            $table->string('first_name');
            $table->string('last_name');
            $table->string('email')->nullable();
            $table->date('born_on')->nullable();
            $table->string('dpc_id', 16)->nullable()->unique();
            $table->string('external_link_id')->nullable()->index();
            $table->string('import_id')->nullable();
            $table->string('import_source')->nullable();
            $table->timestamps();
        });

        Schema::create('import_logs', function (Blueprint $table) {
            $table->id();
            $table->unsignedBigInteger('import_id')->index();
            $table->text('line');
        });
    }

    public function down()
    {
        Schema::dropIfExists('import_logs');
        Schema::dropIfExists('members');
    }
}
