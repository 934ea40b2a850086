<?php
class Test_WFI_Importer extends WP_UnitTestCase {

	public function test_sets_source_meta() {
		global $wpdb;
		$wpdb->insert( $wpdb->prefix . 'wfi_imports', array( 'import_source' => 'acme', 'feed_url' => 'https://feeds.acme.test/all.xml' ) );
		add_filter( 'pre_http_request', function () {
			return array( 'body' => file_get_contents( __DIR__ . '/acme.xml' ), 'response' => array( 'code' => 200 ) );
		} );
		( new WFI_Importer( $wpdb->insert_id ) )->run();
		$id = wc_get_product_id_by_sku( 'A-100' );
		$this->assertSame( 'acme', get_post_meta( $id, '_wfi_import_source', true ) );
	}
}
