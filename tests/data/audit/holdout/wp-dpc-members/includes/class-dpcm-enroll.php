<?php

class DPCM_Enroll {
	private $api;

	public function __construct( DPCM_API $api ) {
		$this->api = $api;
		add_shortcode( 'dpc_enroll', array( $this, 'form' ) );
		add_action( 'admin_post_dpcm_enroll', array( $this, 'handle' ) );
	}

	public function form() {
		ob_start();
		include DPCM_DIR . 'templates/form.php';
		return ob_get_clean();
	}

	public function handle() {
		check_admin_referer( 'dpcm_enroll' );
		$user = wp_get_current_user();
		$data = array(
			'first_name'    => sanitize_text_field( wp_unslash( $_POST['first_name'] ) ),
			'last_name'     => sanitize_text_field( wp_unslash( $_POST['last_name'] ) ),
			'dob'           => sanitize_text_field( wp_unslash( $_POST['dob'] ) ),
			'email'         => $user->user_email,
			'import_id'     => (string) $user->ID,
			'import_source' => apply_filters( 'dpcm_import_source', wp_parse_url( home_url(), PHP_URL_HOST ) ),
		);

		$known = get_user_meta( $user->ID, 'dpcm_hint_id', true );
		$res   = $known ? $this->api->update_patient( $known, $data ) : $this->api->create_patient( $data );
		if ( is_wp_error( $res ) ) {
			wp_safe_redirect( add_query_arg( 'enroll', 'failed', wp_get_referer() ) );
			exit;
		}

		update_user_meta( $user->ID, 'dpcm_hint_id', $res['id'] );
		update_user_meta( $user->ID, 'dpcm_external_link_id', $res['external_link_id'] ?? '' );
		if ( empty( $res['import_id'] ) ) {
			// happened on sandbox
			error_log( 'dpcm: no import_id for user ' . $user->ID );
		}
		wp_safe_redirect( add_query_arg( 'enroll', 'ok', wp_get_referer() ) );
		exit;
	}
}
