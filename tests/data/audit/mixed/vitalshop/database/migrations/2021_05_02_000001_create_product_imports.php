<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

class CreateProductImports extends Migration
{
    public function up()
    {
        Schema::create('product_imports', function (Blueprint $table) {
            $table->id();
            $table->string('import_source')->default('supplier');
            $table->integer('rows')->nullable();
            $table->integer('failed')->nullable();
            $table->timestamp('finished_at')->nullable();
            $table->timestamps();
        });
        Schema::table('products', function (Blueprint $table) {
            $table->foreignId('import_id')->nullable()->constrained('product_imports');
        });
    }
}
