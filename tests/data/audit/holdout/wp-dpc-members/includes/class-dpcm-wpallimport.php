<?php

/**
 * Bulk imports of users must not enroll anybody.
 */
class DPCM_WPAllImport {
	private $import_id = 0;

	public function __construct() {
		add_action( 'pmxi_before_xml_import', array( $this, 'before' ), 10, 1 );
		add_action( 'pmxi_saved_post', array( $this, 'saved' ), 10, 3 );
		add_action( 'pmxi_after_xml_import', array( $this, 'after' ), 10, 1 );
	}

	public function before( $import_id ) {
		$this->import_id = (int) $import_id;
		add_filter( 'dpcm_enroll_enabled', '__return_false' );
	}

	public function saved( $user_id, $xml, $is_update ) {
		$import_id = wp_all_import_get_import_id();
		if ( $this->import_id !== (int) $import_id ) {
			return;
		}
		update_user_meta( $user_id, '_dpcm_bulk_import', $import_id );
	}

	public function after( $import_id ) {
		$import = new PMXI_Import_Record();
		$import->getById( $import_id );
		if ( ! $import->isEmpty() ) {
			error_log( sprintf( 'dpcm: import %d done, %d users', $import_id, $import->imported ) );
		}
		remove_filter( 'dpcm_enroll_enabled', '__return_false' );
	}
}
