<?php
/**
 * Plugin Name: Supplier Feed for WooCommerce
 * Version: 1.9.4
 * Author: Pinecrate
 */

defined( 'ABSPATH' ) || exit;

require __DIR__ . '/vendor/autoload.php';

register_activation_hook( __FILE__, array( 'Pinecrate\Feed\Schema', 'install' ) );

add_action( 'pmxi_saved_post', 'psf_after_saved_post', 10, 3 );
add_action( 'pmxi_after_xml_import', 'psf_after_import', 10, 2 );

/**
 * WP All Import saved a product.
 */
function psf_after_saved_post( $post_id, $xml_node, $is_update ) {
	$import_id = wp_all_import_get_import_id();
	$ours      = (array) get_option( 'psf_import_ids', array() );
	if ( ! in_array( $import_id, $ours, true ) ) {
		return;
	}
	update_post_meta( $post_id, '_psf_import_id', $import_id );
	update_post_meta( $post_id, '_psf_import_source', sanitize_key( (string) $xml_node->supplier ) );
	wc_delete_product_transients( $post_id );
}

function psf_after_import( $import_id, $import ) {
	global $wpdb;
	$wpdb->insert(
		$wpdb->prefix . 'psf_runs',
		array(
			'import_id'   => $import_id,
			'finished_at' => current_time( 'mysql', true ),
			'created'     => $import->created,
			'updated'     => $import->updated,
		)
	);
}
