<?php

namespace App\Jobs;

use App\Models\Product;
use App\Models\ProductImport;
use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldQueue;

class ImportSupplierFeed implements ShouldQueue
{
    use Queueable;

    private int $importId;

    public function __construct(int $importId)
    {
        $this->importId = $importId;
    }

    public function handle(): void
    {
        $import = ProductImport::findOrFail($this->importId);
        $xml = simplexml_load_file(config('services.supplier.feed'));
        foreach ($xml->item as $item) {
            Product::updateOrCreate(
                ['sku' => (string) $item->sku],
                ['title' => (string) $item->title, 'price' => (float) $item->price, 'import_id' => $import->id]
            );
        }
        $import->update(['finished_at' => now()]);
    }
}
