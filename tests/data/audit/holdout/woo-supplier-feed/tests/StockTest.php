<?php
use Pinecrate\Feed\Stock;

class StockTest extends WP_UnitTestCase {

	public function test_only_products_of_the_supplier() {
		$a = WC_Helper_Product::create_simple_product();
		$b = WC_Helper_Product::create_simple_product();
		update_post_meta( $a->get_id(), '_psf_import_source', 'nordwerk' );
		update_post_meta( $b->get_id(), '_psf_import_source', 'other' );

		$this->assertSame( 1, ( new Stock( 'nordwerk' ) )->close_missing( array() ) );
		$this->assertSame( 'instock', wc_get_product( $b->get_id() )->get_stock_status() );
	}
}
