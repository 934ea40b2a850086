<?php

class DPCM_API {
	const BASE = 'https://api.hint.com/api/provider';

	private $token;

	public function __construct( $token ) {
		$this->token = $token;
	}

	public function create_patient( array $data ) {
		return $this->request( 'POST', '/patients', $data );
	}

	public function update_patient( $id, array $data ) {
		return $this->request( 'PATCH', '/patients/' . rawurlencode( $id ), $data );
	}

	public function get_patient( $id ) {
		return $this->request( 'GET', '/patients/' . rawurlencode( $id ) );
	}

	private function request( $method, $path, $data = null ) {
		$args = array(
			'method'  => $method,
			'timeout' => 20,
			'headers' => array(
				'Authorization' => 'Bearer ' . $this->token,
				'Content-Type'  => 'application/json',
			),
		);
		if ( null !== $data ) {
			$args['body'] = wp_json_encode( $data );
		}
		$res = wp_remote_request( self::BASE . $path, $args );
		if ( is_wp_error( $res ) ) {
			return $res;
		}
		$code = wp_remote_retrieve_response_code( $res );
		$body = json_decode( wp_remote_retrieve_body( $res ), true );
		if ( $code >= 400 ) {
			return new WP_Error( 'dpcm_' . $code, isset( $body['message'] ) ? $body['message'] : 'error' );
		}
		return (array) $body;
	}
}
