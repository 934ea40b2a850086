<?php
namespace Pinecrate\Feed;

/**
 * Sets products that are no longer in the feed out of stock.
 */
class Stock {

	/** @var string */
	private $import_source;

	public function __construct( string $import_source ) {
		$this->import_source = $import_source;
	}

	/**
	 * @param string[] $skus SKUs of the last feed.
	 * @return int number of products changed
	 */
	public function close_missing( array $skus ): int {
		$ids = get_posts(
			array(
				'post_type'   => 'product',
				'numberposts' => -1,
				'fields'      => 'ids',
				'meta_query'  => array(
					array(
						'key'   => '_psf_import_source',
						'value' => $this->import_source,
					),
				),
			)
		);
		$n = 0;
		foreach ( $ids as $id ) {
			$product = wc_get_product( $id );
			if ( in_array( $product->get_sku(), $skus, true ) ) {
				continue;
			}
			$product->set_stock_status( 'outofstock' );
			$product->save();
			$n++;
		}
		return $n;
	}
}
