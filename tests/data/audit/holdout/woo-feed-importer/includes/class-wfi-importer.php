<?php
/**
 * Runs one import.
 */
class WFI_Importer {

	/** @var int */
	private $import_id;

	/** @var object */
	private $import;

	public function __construct( $import_id ) {
		global $wpdb;
		$this->import_id = $import_id;
		$this->import    = $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}wfi_imports WHERE import_id = %d", $import_id ) );
	}

	public function run() {
		$res = wp_remote_get( $this->import->feed_url, array( 'timeout' => 60 ) );
		if ( is_wp_error( $res ) ) {
			$this->log( null, $res->get_error_message() );
			return false;
		}
		$xml = simplexml_load_string( wp_remote_retrieve_body( $res ) );
		foreach ( $xml->product as $node ) {
			try {
				$this->import_product( $node );
			} catch ( WC_Data_Exception $e ) {
				$this->log( (string) $node->sku, $e->getMessage() );
			}
		}
		do_action( 'wfi_import_done', $this->import_id, $this->import->import_source );
		return true;
	}

	private function import_product( $node ) {
		$id      = wc_get_product_id_by_sku( (string) $node->sku );
		$product = $id ? wc_get_product( $id ) : new WC_Product_Simple();
		$product->set_sku( (string) $node->sku );
		$product->set_name( sanitize_text_field( (string) $node->title ) );
		$product->set_regular_price( wc_format_decimal( (string) $node->price ) );
		$product->set_manage_stock( true );
		$product->set_stock_quantity( (int) $node->stock );
		$product->update_meta_data( WFI_META_IMPORT_ID, $this->import_id );
		$product->update_meta_data( WFI_META_IMPORT_SOURCE, $this->import->import_source );
		$product->save();
	}

	private function log( $sku, $message ) {
		global $wpdb;
		$wpdb->insert( $wpdb->prefix . 'wfi_log', array(
			'import_id' => $this->import_id,
			'sku'       => $sku,
			'message'   => $message,
		) );
	}
}
